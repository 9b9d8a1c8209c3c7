// The shapes the server speaks under /api/v1, as far as the web uses them.
// Instants are RFC 3339 text, ids are opaque strings.

export interface PersonRef {
  id: string;
  name: string;
}

export interface Person extends PersonRef {
  login: string;
  email?: string | null;
}

export interface Me {
  person: Person & { language?: string | null; timeZone?: string | null };
  permissions: string[];
  version: string;
}

export interface Session {
  token: string;
  person: Person;
}

export interface Room {
  id: string;
  code: string;
  name: string;
  capacity: number | null;
  features: string[];
  bookingMode: 'open' | 'approval' | 'instant';
  timeZone: string;
  placePath: string[];
}

export type MeetingState =
  | 'draft'
  | 'requested'
  | 'confirmed'
  | 'running'
  | 'ended'
  | 'declined'
  | 'cancelled'
  | 'released';

export interface Hold {
  id: string;
  meetingId: string;
  seriesId?: string | null;
  from: string;
  until: string;
  /** Absent when the caller may not see it. */
  subject?: string | null;
  organizer?: PersonRef | null;
  state: MeetingState;
  mine: boolean;
}

export interface Schedule {
  rooms: { room: Room; holds: Hold[] }[];
  position?: number | string | null;
  nextCursor?: string | null;
}

export interface Attendee {
  personId?: string | null;
  email?: string | null;
  name?: string | null;
  required: boolean;
}

/** What the caller may do with a meeting now; worked out by the server. */
export type Action = 'change' | 'cancel' | 'checkIn' | 'extend' | 'end' | 'approve' | 'decline';

export interface Meeting {
  id: string;
  seriesId?: string | null;
  subject?: string | null;
  start: string;
  end: string;
  timeZone: string;
  state: MeetingState;
  organizer?: PersonRef | null;
  holds: { id: string; roomId: string; from: string; until: string }[];
  attendees: Attendee[];
  actions: Action[];
  version: number | string;
}

export interface MeetingRequest {
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  roomIds: string[];
  attendees: { personId?: string; email?: string; required: boolean }[];
  recurrence?: { rrule: string; exdates?: string[] };
  onConflict?: 'refuse' | 'skip';
}

export interface Created {
  id: string;
  seriesId?: string | null;
  occurrences?: { id?: string; start: string; end: string }[] | null;
  skipped?: { start: string; end?: string }[] | null;
}

export type Scope = 'this' | 'following' | 'all';

export interface MeetingChange {
  subject?: string;
  start?: string;
  end?: string;
  roomIds?: string[];
  scope?: Scope;
}

export interface RoomSpan {
  roomId: string;
  start: string;
  end: string;
}

export interface Violation {
  code: string;
  rule?: string;
  placeId?: string | null;
  limit?: unknown;
  actual?: unknown;
  detail?: string;
  message?: string;
}

/** RFC 9457 problem details with our extensions. */
export interface Problem {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  violations?: Violation[];
  conflicts?: RoomSpan[];
  alternatives?: RoomSpan[];
}

export interface ChangeEvent {
  type: string;
  at: string;
  meetingId?: string | null;
  roomIds: string[];
  from?: string | null;
  until?: string | null;
}

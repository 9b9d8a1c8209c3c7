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

export interface Profile extends Person {
  language: string;
  timeZone?: string | null;
}

export interface Me {
  person: Profile;
  permissions: string[];
  /** Of the server. */
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
  /** Names of the places above, from the campus down. */
  placePath: string[];
  /** What the customer calls this sort of room. */
  kind?: string | null;
  inService: boolean;
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
  private: boolean;
  /** The reader organises it or takes part. */
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
  holds: { id: string; roomId: string; from: string; until: string; active: boolean }[];
  attendees: Attendee[];
  actions: Action[];
  version: number;
}

export interface MeetingRequest {
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  roomIds: string[];
  /** Others see that the room is taken, not for what or by whom. */
  private: boolean;
  attendees: { personId?: string; email?: string; required: boolean }[];
  recurrence?: { rrule: string; exdates?: string[] };
  onConflict?: 'refuse' | 'skip';
}

/** What was booked: a meeting, or a series with the dates made and those left out. */
export interface Booked {
  id: string;
  occurrences?: { id: string; start: string; end: string }[];
  skipped?: Conflict[];
}

export interface PreviewDate {
  start: string;
  end: string;
  conflicts: Conflict[];
  violations: Violation[];
}

/** What booking would lead to. */
export interface Preview {
  ok: boolean;
  state: MeetingState;
  occurrences: PreviewDate[];
  /** With clashes: at most six ways out, best first. */
  alternatives: RoomSpan[];
  /** Further dates would follow as the booking horizon moves. */
  goesOn: boolean;
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

/** The time that is taken, and the time that was wanted. */
export interface Conflict extends RoomSpan {
  wanted: { start: string; end: string };
}

export interface Violation {
  code: string;
  rule: string;
  roomId: string;
  /** The place that set the rule. */
  placeId?: string | null;
  limit: unknown;
  actual: unknown;
  /** Start of the date concerned. */
  start: string;
}

/** RFC 9457 problem details with our extensions. */
export interface Problem {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  violations?: Violation[];
  conflicts?: Conflict[];
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

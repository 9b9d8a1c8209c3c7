// The shapes the server speaks under /api/v1, as far as the web uses them. The
// generated schema is the truth; here its plain strings get their few values.
// Instants are RFC 3339 text, ids are opaque strings.
import type * as schema from './schema';

export type { AlternativeView as RoomSpan, Change as ChangeEvent, Conflict, PersonRef, PersonView as Profile, RecurrenceView, SlotView } from './schema';
import type { AlternativeView as RoomSpan, Conflict, HoldView, OccurrenceView, PersonRef, PersonView, PlaceView, RoomView } from './schema';

export interface Person extends PersonRef {
  login: string;
  email?: string | null;
}

/** A field of a line of the log; whatever its value is shaped like. */
export interface Difference {
  field: string;
  before?: unknown;
  after?: unknown;
}
/** A line of the log with what a reader needs to make sense of it. */
export type Entry = Omit<schema.EntryView, 'changes'> & { changes: Difference[] };
export type RoomThen = Omit<schema.RoomThenView, 'entry' | 'holds'> & { entry?: Entry | null; holds: (Omit<schema.HeldThenView, 'entry'> & { entry: Entry })[] };
export type Verified = schema.VerifiedView;

export type Me = schema.Me;

export interface Session {
  token: string;
  person: PersonView;
}

export type BookingMode = 'open' | 'approval' | 'instant';

export type Room = Omit<RoomView, 'bookingMode' | 'capacity' | 'kind'> & {
  bookingMode: BookingMode;
  capacity: number | null;
  /** What the customer calls this sort of room. */
  kind?: string | null;
};

export type PlaceKind = 'campus' | 'building' | 'floor' | 'zone' | 'room';

/** One value of a rule as a place has it. */
export interface Setting {
  value: unknown;
  /** Places below cannot set it otherwise. */
  locked: boolean;
}

export type Place = Omit<PlaceView, 'bookingMode' | 'kind' | 'policy'> & {
  bookingMode: BookingMode;
  kind: PlaceKind;
  policy: Record<string, Setting>;
};

export type MeetingState = 'draft' | 'requested' | 'confirmed' | 'running' | 'ended' | 'declined' | 'cancelled' | 'released';

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
  /** `closed` where hours were asked for. */
  rooms: { room: Room; holds: Hold[]; closed?: schema.ShutView[] | null }[];
  position: string;
  nextCursor?: string | null;
}

export type Attendee = schema.AttendeeView;

/** Somebody who was to come, or came. */
export type SheetLine = Omit<schema.SheetLineView, 'mark'> & { mark: 'expected' | 'onTime' | 'late' | 'absent' };

export type NoShow = Omit<schema.NoShowView, 'state'> & { state: 'counted' | 'appealed' | 'upheld' | 'pardoned' | 'undone' };

/** How somebody stands who books and does not come. */
export type Stands = Omit<schema.StandsView, 'noShows'> & { noShows: Page<NoShow> };

/** What the caller may do with a meeting now; worked out by the server. */
export type Action = 'change' | 'cancel' | 'checkIn' | 'extend' | 'end' | 'approve' | 'decline' | 'undoRelease';

export interface MeetingHold extends HoldView {
  released?: string | null;
}

export type Meeting = Omit<schema.MeetingView, 'state' | 'actions' | 'holds'> & {
  state: MeetingState;
  actions: Action[];
  holds: MeetingHold[];
};

export type MeetingRequest = schema.NewMeeting;

/** One date of a series. */
export type Occurrence = Omit<OccurrenceView, 'state'> & { state: MeetingState };

/** A series as it stands, with its first date. */
export type SeriesHead = Omit<schema.SeriesHead, 'meeting'> & { meeting: Meeting };

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

export type Scope = schema.ScopeBody;
export type MeetingChange = schema.MeetingPatch;

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
  /** Data of the refusal, by its code. */
  params?: unknown;
}

/** A rule as it counts at a place: its value, the place that set it and who did, and what the place sets itself. */
export type Rule = Omit<schema.RuleView, 'own'> & { own?: Setting | null };

export type Rules = Omit<schema.RulesView, 'rules'> & { rules: Rule[] };

export type ApiKey = schema.ApiKeyView;
export type Panel = schema.PanelView;

/** Why somebody has to agree. */
export type ApprovalReason =
  | { kind: 'roomMode'; roomId: string }
  | { kind: 'byRequest' }
  | { kind: 'outOfPolicy'; rules: string[] }
  | { kind: 'condition'; roomId: string; condition: Record<string, unknown> & { kind: string } };

export type Approval = Omit<schema.ApprovalView, 'meeting' | 'why' | 'state' | 'actions'> & {
  meeting: Meeting;
  why: ApprovalReason[];
  state: 'waiting' | 'approved' | 'declined' | 'recalled' | 'lapsed' | 'replaced' | 'outdone';
  actions: ('approve' | 'decline' | 'recall')[];
};

export type Waiting = Omit<schema.WaitingView, 'state'> & { state: 'open' | 'served' | 'withdrawn' | 'expired' };
export type WaitingRequest = schema.NewWaiting;
export type HandOver = Omit<schema.HandOverView, 'state' | 'scope'> & { state: Swap['state']; scope: Scope };
export type Swap = Omit<schema.SwapView, 'state'> & { state: 'open' | 'accepted' | 'declined' | 'withdrawn' };
export type Extension = schema.ExtensionView;
export type Response = 'accepted' | 'declined' | 'tentative';
export type Responses = Omit<schema.ResponsesView, 'items' | 'own'> & { items: (schema.RespondedView & { response: Response })[]; own?: Response | null };

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

export type Named = schema.Named;
export type Grant = schema.GrantView;
export type Role = schema.RoleView;
export type Group = schema.GroupView;
export type GroupLine = schema.GroupLineView;
export type OrgUnit = schema.OrgUnitView;
export type Rights = schema.RightsView;
export type Delegation = schema.DelegationView;

/** What somebody lets another do in their name. */
export interface Powers {
  books: boolean;
  manages: boolean;
  seesPrivate: boolean;
  getsCopies: boolean;
  decides: boolean;
}

export type Notice = schema.NoticeView;

/** What somebody wants to hear: a kind that is missing in `channels` goes the usual way. */
export interface NoticeSettings {
  channels: Record<string, string[]>;
  language: string | null;
  /** 'HH:MM:SS' on the person's clock. */
  quiet: { from: string; until: string } | null;
  remindMinutes: number;
  remindEndMinutes: number;
  digest: string;
}

// Generated from docs/openapi.json by scripts/schema.mjs. Do not edit.
export type Accepted = {
  accepted: number;
};
export type ActionEditBody = {
  comment?: string | null;
  due?: string | null;
  ownerId?: string | null;
  remindEveryDays?: number | null;
  state?: string | null;
  title?: string | null;
};
export type ActionView = {
  carried: boolean;
  comment?: string | null;
  due?: string | null;
  heldAt: string;
  id: string;
  mayChange: boolean;
  maySettle: boolean;
  meetingId: string;
  overdue: boolean;
  owner: PersonRef;
  remindEveryDays: number;
  settledAt?: string | null;
  state: string;
  subject?: string | null;
  title: string;
  version: number;
};
export type AgendaBody = {
  items: AgendaItemBody[];
  keeperId?: string | null;
};
export type AgendaItemBody = {
  id?: string | null;
  minutes?: number | null;
  notes?: string | null;
  speakerId?: string | null;
  speakerName?: string | null;
  title: string;
};
export type AgendaItemView = {
  id: string;
  minutes?: number | null;
  notes?: string | null;
  speaker?: PersonRef | null;
  speakerName?: string | null;
  title: string;
};
export type AgendaView = {
  items: AgendaItemView[];
  keeper?: PersonRef | null;
  mayAddFiles: boolean;
  mayWrite: boolean;
  meetingId: string;
  minutesState?: string | null;
  overByMinutes: number;
  plannedMinutes: number;
  version: number;
};
export type AheadListView = {
  items: AheadView[];
};
export type AheadView = {
  dates: number;
  meeting: MeetingView;
  part: string;
  problem?: Record<string, unknown> | null;
};
export type AlternativeView = {
  end: string;
  roomId: string;
  start: string;
};
export type AnswerBody = {
  objection?: string | null;
};
export type AnswerView = {
  at: string;
  objection?: string | null;
  person: PersonRef;
};
export type ApiKeyView = {
  createdAt: string;
  id: string;
  name: string;
  placeId?: string | null;
  revokedAt?: string | null;
  role: string;
};
export type ApprovalView = {
  actions: string[];
  askedAt: string;
  askedBy?: PersonRef | null;
  conflicts: Conflict[];
  decidedAt?: string | null;
  deciders: PersonRef[];
  dueAt?: string | null;
  end: string;
  id: string;
  lapsesAt: string;
  meeting: MeetingView;
  reason?: string | null;
  rivals: string[];
  roomIds: string[];
  start: string;
  state: string;
  step: number;
  stepName?: string | null;
  steps: number;
  votes: VoteView[];
  why: Record<string, unknown>[];
};
export type ApproverBody = {
  id?: string | null;
  kind: ApproverKind;
};
export type ApproverKind = "person" | "orgUnit" | "group" | "role" | "holders" | "administrators";
export type AskBody = {
  meetingIds: string[];
};
export type AtDoor = {
  card?: string | null;
  login?: string | null;
  password?: string | null;
  roomCode: string;
};
export type AttachmentEdit = {
  access?: string | null;
  name?: string | null;
};
export type AttachmentView = {
  access: string;
  addedAt: string;
  addedBy?: PersonRef | null;
  bytes: number;
  id: string;
  mayChange: boolean;
  mediaType: string;
  meetingId: string;
  name: string;
  version: number;
};
export type AttendeeBody = {
  email?: string | null;
  personId?: string | null;
  required?: boolean;
};
export type AttendeeView = {
  email?: string | null;
  name?: string | null;
  personId?: string | null;
  required: boolean;
};
export type BatchBody = {
  ids: string[];
  reason?: string | null;
  verdict: VerdictBody;
};
export type Because = {
  reason: string;
};
export type BoardBody = {
  facing?: string;
  greetsGuests?: boolean;
  here?: CornerBody | null;
  layout?: string;
  lines?: number | null;
  media?: string;
  pageSeconds?: number;
  playlist?: SlideBody[];
  secondLanguage?: string | null;
  ways?: Record<string, WayBody>;
};
export type BoardBookingView = {
  end: string;
  greets: boolean;
  heldFrom: string;
  heldUntil: string;
  id: string;
  organizer?: string | null;
  start: string;
  state: string;
  subject?: string | null;
};
export type BoardRoomView = {
  bookings: BoardBookingView[];
  capacity?: number | null;
  closed: ShutView[];
  code: string;
  id: string;
  inService: boolean;
  name: string;
  needsCheckIn: boolean;
  timeZone: string;
  way?: WayBody | null;
  within: string[];
};
export type BoardView = {
  board: BoardBody;
  decor: DecorLookBody;
  now: string;
  panel: SelfView;
  placeName: string;
  plan?: PlanView | null;
  rooms: BoardRoomView[];
  timeZone: string;
};
export type BookedView = MeetingView | SeriesView;
export type CalendarBody = {
  days?: DayBody[];
  name: string;
};
export type CalendarLine = {
  code: string;
  days: number;
  name: string;
  version: number;
};
export type CalendarView = {
  code: string;
  days: DayBody[];
  name: string;
  version: number;
};
export type CancelBody = {
  meetingIds: string[];
  reason?: string | null;
};
export type Cancellation = {
  reason?: string | null;
  scope?: ScopeBody;
};
export type Cards = {
  cards: string[];
};
export type Change = {
  at: string;
  from?: string | null;
  meetingId?: string | null;
  noticeId?: string | null;
  roomIds: string[];
  type: string;
  until?: string | null;
};
export type ChangedView = MeetingView & {
  changed?: number | null;
};
export type CheckIn = {
  device?: string | null;
};
export type ClosureBody = {
  end: string;
  placeId: string;
  reason: string;
  start: string;
};
export type ClosureChange = {
  end?: string | null;
  reason?: string | null;
  start?: string | null;
};
export type ClosurePreview = {
  items: InTheWayView[];
  total: number;
  withoutOffer: number;
};
export type ClosureView = {
  asked: number;
  end: string;
  id: string;
  placeId: string;
  placeName: string;
  placePath: string[];
  plannedAt: string;
  plannedBy?: string | null;
  reason: string;
  remaining: number;
  start: string;
  state: string;
  timeZone: string;
  total: number;
  version: number;
};
export type CodeView = {
  path: string;
  token: string;
  until?: string | null;
};
export type CommandBody = {
  command: string;
};
export type ConditionBody = {
  from?: string | null;
  kind: ConditionKind;
  minutes?: number | null;
  people?: number | null;
  until?: string | null;
  weekdays?: number[] | null;
};
export type ConditionKind = "longerThan" | "peopleOver" | "guests" | "series" | "during" | "outside";
export type Conflict = {
  end: string;
  roomId: string;
  start: string;
  wanted: SpanView;
};
export type CornerBody = {
  x: number;
  y: number;
};
export type CreatedApiKey = {
  id: string;
  token: string;
};
export type DayBody = {
  asWeekday?: number | null;
  date: string;
  kind: string;
  name?: string;
};
export type DeadlineBody = {
  hours: number;
  remindHours?: number | null;
  then: OutcomeBody;
  working?: boolean | null;
};
export type DecidedView = {
  id: string;
  meeting: MeetingView;
  state: string;
};
export type Declination = {
  reason?: string | null;
};
export type DecorBody = {
  look: DecorLookBody;
  name: string;
  season?: SeasonBody | null;
};
export type DecorLookBody = {
  accent?: string | null;
  backgroundId?: string | null;
  englishLogoId?: string | null;
  greeting?: string | null;
  logoId?: string | null;
  ornament?: string | null;
};
export type DecorView = {
  id: string;
  look: DecorLookBody;
  name: string;
  placeId: string;
  placeName: string;
  season?: SeasonBody | null;
  version: number;
};
export type DelegationView = {
  delegateId: string;
  from?: string | null;
  id: string;
  personId: string;
  powers: Record<string, unknown>;
  until?: string | null;
};
export type DeliveryView = {
  address: string;
  attempts: number;
  channel: string;
  createdAt: string;
  dueAt?: string | null;
  id: string;
  kind: string;
  lastError?: string | null;
  meetingId?: string | null;
  noticeId: string;
  personId?: string | null;
  settledAt?: string | null;
  state: string;
};
export type DeskLineView = {
  department?: string | null;
  meeting: MeetingView;
  people: DeskPersonView[];
};
export type DeskPersonView = {
  at?: string | null;
  email?: string | null;
  mark: string;
  person?: PersonRef | null;
  walkIn: boolean;
};
export type DifferenceView = {
  after?: Record<string, unknown> | null;
  before?: Record<string, unknown> | null;
  field: string;
};
export type DoorBooking = {
  actions: string[];
  checkInFrom?: string | null;
  checkInUntil?: string | null;
  end: string;
  heldFrom: string;
  heldUntil: string;
  id: string;
  organizer?: string | null;
  start: string;
  state: string;
  subject?: string | null;
};
export type DoorRoom = {
  capacity?: number | null;
  code: string;
  id: string;
  inService: boolean;
  name: string;
  timeZone: string;
};
export type DoorView = {
  bookings: DoorBooking[];
  closed: ShutView[];
  decor: DecorLookBody;
  now: string;
  panel: SelfView;
  room: DoorRoom;
};
export type DrawingView = {
  bytes: number;
  height: number;
  mediaType: string;
  tag: string;
  width: number;
};
export type EntryView = LineView & {
  changes: DifferenceView[];
  masked: boolean;
  onBehalfOf?: string | null;
  person?: string | null;
  title?: string | null;
};
export type Expanded = {
  instants: string[];
};
export type Expansion = {
  exdates?: string[];
  limit: number;
  rrule: string;
  start: Instant;
  timeZone: string;
};
export type Extension = {
  minutes: number;
};
export type ExtensionView = {
  elsewhere: AlternativeView[];
  freeUntil?: string | null;
  minutes: number[];
};
export type FaultBody = {
  words: string;
};
export type FaultView = {
  at: string;
  words: string;
};
export type FlowPatch = {
  name?: string | null;
  steps?: StepBody[] | null;
};
export type FlowPreviewView = {
  steps: StepPreviewView[];
};
export type FlowView = {
  id: string;
  name: string;
  steps: StepBody[];
  version: number;
};
export type GrantScopeBody = {
  id?: string | null;
  kind: ScopeKind;
};
export type GrantView = {
  from?: string | null;
  givenAt?: string | null;
  givenBy?: string | null;
  givenByName?: string | null;
  id: string;
  note?: string | null;
  role: string;
  scope: Named;
  subject: Named;
  until?: string | null;
};
export type GroupLineView = {
  id: string;
  members: number;
  name: string;
  version: number;
};
export type GroupPatch = {
  members?: string[] | null;
  name?: string | null;
};
export type GroupView = {
  id: string;
  members: string[];
  name: string;
  version: number;
};
export type HandOverBody = {
  personId: string;
  scope?: ScopeBody;
};
export type HandOverView = {
  createdAt: string;
  decidedAt?: string | null;
  decidedBy?: PersonRef | null;
  end: string;
  from?: PersonRef | null;
  id: string;
  meetingId: string;
  roomIds: string[];
  scope: string;
  start: string;
  state: string;
  subject?: string | null;
  timeZone: string;
  to?: PersonRef | null;
};
export type Heartbeat = {
  appVersion?: string;
  batteryPercent?: number | null;
  clockOffsetMs?: number;
  height?: number;
  log?: string[];
  width?: number;
};
export type HeldThenView = {
  end: string;
  entry: (LineView & {
    changes: DifferenceView[];
    masked: boolean;
    onBehalfOf?: string | null;
    person?: string | null;
    title?: string | null;
  }) & Record<string, unknown>;
  hold: HoldView;
  meetingId: string;
  start: string;
  state: string;
};
export type HeldView = {
  permissions: string[];
  scope: GrantScopeBody;
};
export type HoldView = {
  active: boolean;
  from: string;
  id: string;
  released?: string | null;
  roomId: string;
  until: string;
};
export type ImportItemView = {
  code?: string | null;
  detail?: Record<string, unknown> | null;
  key?: string | null;
  line: number;
  outcome: string;
};
export type ImportView = {
  accepted: number;
  created: number;
  dryRun: boolean;
  items: ImportItemView[];
  rejected: number;
  unchanged: number;
  unknownColumns: string[];
  updated: number;
};
export type InTheWayView = {
  askedAt?: string | null;
  closed: RoomNamed[];
  closedFrom: string;
  closedUntil: string;
  closureId: string;
  meeting: MeetingView;
  offered?: RoomNamed[] | null;
  placeName: string;
  reason: string;
  reminders: number;
};
export type InboxView = {
  items: NoticeView[];
  nextCursor?: string | null;
  unread: number;
};
export type Instant = string;
export type InvitationView = {
  mailed: boolean;
  token: string;
  until: string;
};
export type Invited = {
  password: string;
  token: string;
};
export type KnockBody = {
  meetingId: string;
};
export type LetInView = {
  meetingId: string;
  person: PersonRef;
};
export type LineView = {
  address?: string | null;
  apiKeyId?: string | null;
  at: string;
  details: Record<string, unknown>;
  id: number;
  kind: string;
  onBehalfOfId?: string | null;
  origin: string;
  personId?: string | null;
  sessionId?: string | null;
  subjectId: string;
};
export type LookBody = {
  background?: string | null;
  language?: string | null;
  showsSubjects?: boolean;
  theme?: string;
  touchCheckIn?: boolean;
  welcome?: string | null;
};
export type Me = {
  held: HeldView[];
  permissions: string[];
  person: PersonView;
  version: string;
};
export type MeetingPatch = {
  attendees?: AttendeeBody[] | null;
  bypassRules?: boolean;
  description?: string | null;
  end?: Instant | null;
  hostId?: string | null;
  organizerId?: string | null;
  people?: number | null;
  private?: boolean | null;
  recurrence?: RecurrenceBody | null;
  roomIds?: string[] | null;
  scope?: ScopeBody;
  start?: Instant | null;
  subject?: string | null;
  type?: string | null;
  version?: number | null;
};
export type MeetingThenView = {
  end: string;
  entry: (LineView & {
    changes: DifferenceView[];
    masked: boolean;
    onBehalfOf?: string | null;
    person?: string | null;
    title?: string | null;
  }) & Record<string, unknown>;
  holds: HoldView[];
  start: string;
  state: string;
  version: number;
};
export type MeetingTypeBody = {
  exempt?: string[];
  name: string;
  users?: SubjectBody[];
};
export type MeetingTypeView = {
  code: string;
  exempt: string[];
  name: string;
  usable: boolean;
  users: SubjectBody[];
  version: number;
};
export type MeetingView = {
  actions: string[];
  attendees: AttendeeView[];
  checkedInAt?: string | null;
  closure?: RoomCloses | null;
  description?: string | null;
  end: string;
  holds: HoldView[];
  host?: PersonRef | null;
  id: string;
  notices?: Record<string, unknown>[];
  organizer?: PersonRef | null;
  people?: number | null;
  private: boolean;
  proposal?: ProposalView | null;
  reason?: string | null;
  releaseAt?: string | null;
  seriesId?: string | null;
  start: string;
  state: string;
  subject?: string | null;
  timeZone: string;
  type?: string | null;
  undoUntil?: string | null;
  version: number;
};
export type MinutesBody = {
  attendance?: PresenceBody[];
  decisions?: string[];
  sections: SectionBody[];
};
export type MinutesView = {
  answers: AnswerView[];
  attendance: PresenceView[];
  decisions: string[];
  edition: number;
  mayAnswer: boolean;
  mayWrite: boolean;
  meetingId: string;
  round?: RoundView | null;
  sections: SectionView[];
  settledAt?: string | null;
  state: string;
  version: number;
};
export type Named = {
  id?: string | null;
  kind: string;
  name?: string | null;
};
export type NewAction = {
  comment?: string | null;
  due?: string | null;
  ownerId: string;
  remindEveryDays?: number | null;
  title: string;
};
export type NewApiKey = {
  name: string;
  placeId?: string | null;
  role: string;
};
export type NewAttendance = {
  email?: string | null;
  personId?: string | null;
};
export type NewDecor = {
  look?: DecorLookBody;
  name: string;
  placeId: string;
  season?: SeasonBody | null;
};
export type NewDelegationBody = {
  delegateId: string;
  from?: Instant | null;
  personId?: string | null;
  powers: Record<string, unknown>;
  until?: Instant | null;
};
export type NewFlow = {
  name: string;
  steps: StepBody[];
};
export type NewGrantBody = {
  from?: Instant | null;
  note?: string | null;
  role: string;
  scope: GrantScopeBody;
  subject: SubjectBody;
  until?: Instant | null;
};
export type NewGroup = {
  members?: string[];
  name: string;
};
export type NewMeeting = {
  attendees?: AttendeeBody[];
  bypassRules?: boolean;
  description?: string | null;
  end: Instant;
  hostId?: string | null;
  onConflict?: OnConflictBody;
  organizerId?: string | null;
  people?: number | null;
  private?: boolean;
  recurrence?: RecurrenceBody | null;
  roomIds: string[];
  start: Instant;
  subject: string;
  timeZone?: string | null;
  type?: string | null;
};
export type NewOrgUnit = {
  name: string;
  parentId?: string | null;
};
export type NewPanel = {
  code: string;
  kind?: string | null;
  name?: string | null;
  placeId: string;
};
export type NewPassword = {
  password: string;
};
export type NewPersonBody = {
  email?: string | null;
  language?: string | null;
  login: string;
  name: string;
  orgUnitId?: string | null;
  timeZone?: string | null;
};
export type NewPlace = {
  bookingMode?: string;
  capacity?: number | null;
  code: string;
  features?: string[];
  kind: string;
  name: string;
  parentId?: string | null;
  policy?: PolicyBody;
  timeZone?: string | null;
};
export type NewRole = {
  code: string;
  name: RoleNameBody;
  permissions: string[];
};
export type NewTemplate = {
  body: string;
  subject: string;
};
export type NewWaiting = {
  attendees?: AttendeeBody[];
  earliest: Instant;
  features?: string[];
  latest: Instant;
  minutes: number;
  people?: number | null;
  placeId?: string | null;
  private?: boolean;
  roomIds?: string[];
  subject: string;
  timeZone?: string | null;
};
export type NoShowView = {
  appeal?: string | null;
  at: string;
  decidedAt?: string | null;
  decision?: string | null;
  id: string;
  meetingId: string;
  person: PersonRef;
  roomId: string;
  state: string;
  version: number;
};
export type NoticeView = {
  at: string;
  id: string;
  kind: string;
  meetingId?: string | null;
  readAt?: string | null;
  subject: string;
  text: string;
};
export type NowBody = {
  features?: string[];
  minutes?: number | null;
  people?: number;
  placeId?: string | null;
  roomId?: string | null;
  subject?: string | null;
};
export type OccurrenceView = {
  end: string;
  id: string;
  originalStart?: string | null;
  start: string;
  state: string;
};
export type OfferedView = {
  code: string;
  expiresAt: string;
  secret: string;
};
export type OnConflictBody = "refuse" | "skip";
export type OrgUnitPatch = {
  name?: string | null;
  parentId?: string | null;
};
export type OrgUnitView = {
  id: string;
  name: string;
  parentId?: string | null;
  version: number;
};
export type Organizer = {
  id: string;
  name: string;
};
export type OtherRoomView = {
  byRequest: boolean;
  lacking: string[];
  room: RoomNamed;
  roomIds: string[];
};
export type OutcomeBody = "approve" | "decline" | "escalate";
export type OutcomeView = {
  id: string;
  meeting?: MeetingView | null;
  problem?: Record<string, unknown> | null;
  state?: string | null;
};
export type OutcomesView = {
  items: OutcomeView[];
};
export type OwnRequestsBody = "agreed" | "another";
export type Page_ActionView = {
  items: {
    carried: boolean;
    comment?: string | null;
    due?: string | null;
    heldAt: string;
    id: string;
    mayChange: boolean;
    maySettle: boolean;
    meetingId: string;
    overdue: boolean;
    owner: PersonRef;
    remindEveryDays: number;
    settledAt?: string | null;
    state: string;
    subject?: string | null;
    title: string;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_ApiKeyView = {
  items: {
    createdAt: string;
    id: string;
    name: string;
    placeId?: string | null;
    revokedAt?: string | null;
    role: string;
  }[];
  nextCursor?: string | null;
};
export type Page_ApprovalView = {
  items: {
    actions: string[];
    askedAt: string;
    askedBy?: PersonRef | null;
    conflicts: Conflict[];
    decidedAt?: string | null;
    deciders: PersonRef[];
    dueAt?: string | null;
    end: string;
    id: string;
    lapsesAt: string;
    meeting: MeetingView;
    reason?: string | null;
    rivals: string[];
    roomIds: string[];
    start: string;
    state: string;
    step: number;
    stepName?: string | null;
    steps: number;
    votes: VoteView[];
    why: Record<string, unknown>[];
  }[];
  nextCursor?: string | null;
};
export type Page_AttachmentView = {
  items: {
    access: string;
    addedAt: string;
    addedBy?: PersonRef | null;
    bytes: number;
    id: string;
    mayChange: boolean;
    mediaType: string;
    meetingId: string;
    name: string;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_CalendarLine = {
  items: {
    code: string;
    days: number;
    name: string;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_ClosureView = {
  items: {
    asked: number;
    end: string;
    id: string;
    placeId: string;
    placeName: string;
    placePath: string[];
    plannedAt: string;
    plannedBy?: string | null;
    reason: string;
    remaining: number;
    start: string;
    state: string;
    timeZone: string;
    total: number;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_DecorView = {
  items: {
    id: string;
    look: DecorLookBody;
    name: string;
    placeId: string;
    placeName: string;
    season?: SeasonBody | null;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_DelegationView = {
  items: {
    delegateId: string;
    from?: string | null;
    id: string;
    personId: string;
    powers: Record<string, unknown>;
    until?: string | null;
  }[];
  nextCursor?: string | null;
};
export type Page_DeliveryView = {
  items: {
    address: string;
    attempts: number;
    channel: string;
    createdAt: string;
    dueAt?: string | null;
    id: string;
    kind: string;
    lastError?: string | null;
    meetingId?: string | null;
    noticeId: string;
    personId?: string | null;
    settledAt?: string | null;
    state: string;
  }[];
  nextCursor?: string | null;
};
export type Page_DeskLineView = {
  items: {
    department?: string | null;
    meeting: MeetingView;
    people: DeskPersonView[];
  }[];
  nextCursor?: string | null;
};
export type Page_EntryView = {
  items: (LineView & {
    changes: DifferenceView[];
    masked: boolean;
    onBehalfOf?: string | null;
    person?: string | null;
    title?: string | null;
  })[];
  nextCursor?: string | null;
};
export type Page_FlowView = {
  items: {
    id: string;
    name: string;
    steps: StepBody[];
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_GrantView = {
  items: {
    from?: string | null;
    givenAt?: string | null;
    givenBy?: string | null;
    givenByName?: string | null;
    id: string;
    note?: string | null;
    role: string;
    scope: Named;
    subject: Named;
    until?: string | null;
  }[];
  nextCursor?: string | null;
};
export type Page_GroupLineView = {
  items: {
    id: string;
    members: number;
    name: string;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_HandOverView = {
  items: {
    createdAt: string;
    decidedAt?: string | null;
    decidedBy?: PersonRef | null;
    end: string;
    from?: PersonRef | null;
    id: string;
    meetingId: string;
    roomIds: string[];
    scope: string;
    start: string;
    state: string;
    subject?: string | null;
    timeZone: string;
    to?: PersonRef | null;
  }[];
  nextCursor?: string | null;
};
export type Page_InTheWayView = {
  items: {
    askedAt?: string | null;
    closed: RoomNamed[];
    closedFrom: string;
    closedUntil: string;
    closureId: string;
    meeting: MeetingView;
    offered?: RoomNamed[] | null;
    placeName: string;
    reason: string;
    reminders: number;
  }[];
  nextCursor?: string | null;
};
export type Page_MeetingTypeView = {
  items: {
    code: string;
    exempt: string[];
    name: string;
    usable: boolean;
    users: SubjectBody[];
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_MeetingView = {
  items: {
    actions: string[];
    attendees: AttendeeView[];
    checkedInAt?: string | null;
    closure?: RoomCloses | null;
    description?: string | null;
    end: string;
    holds: HoldView[];
    host?: PersonRef | null;
    id: string;
    notices?: Record<string, unknown>[];
    organizer?: PersonRef | null;
    people?: number | null;
    private: boolean;
    proposal?: ProposalView | null;
    reason?: string | null;
    releaseAt?: string | null;
    seriesId?: string | null;
    start: string;
    state: string;
    subject?: string | null;
    timeZone: string;
    type?: string | null;
    undoUntil?: string | null;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_NoShowView = {
  items: {
    appeal?: string | null;
    at: string;
    decidedAt?: string | null;
    decision?: string | null;
    id: string;
    meetingId: string;
    person: PersonRef;
    roomId: string;
    state: string;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_OccurrenceView = {
  items: {
    end: string;
    id: string;
    originalStart?: string | null;
    start: string;
    state: string;
  }[];
  nextCursor?: string | null;
};
export type Page_OrgUnitView = {
  items: {
    id: string;
    name: string;
    parentId?: string | null;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_PanelView = {
  items: {
    appVersion?: string | null;
    batteryPercent?: number | null;
    board?: BoardBody | null;
    clockOffsetMs?: number | null;
    createdAt: string;
    faults: FaultView[];
    height?: number | null;
    id: string;
    kind: string;
    log: string[];
    look: LookBody;
    name: string;
    offlineSince?: string | null;
    placeId: string;
    placeName: string;
    responsible: PersonRef;
    seenAt?: string | null;
    state: string;
    version: number;
    width?: number | null;
  }[];
  nextCursor?: string | null;
};
export type Page_PersonView = {
  items: {
    active: boolean;
    email?: string | null;
    id: string;
    language: string;
    login: string;
    name: string;
    orgUnitId?: string | null;
    timeZone?: string | null;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_PictureView = {
  items: {
    addedAt: string;
    bytes: number;
    height: number;
    id: string;
    mediaType: string;
    name: string;
    placeId: string;
    width: number;
  }[];
  nextCursor?: string | null;
};
export type Page_PlaceView = {
  items: {
    bookingMode: string;
    capacity?: number | null;
    code: string;
    features: string[];
    id: string;
    inService: boolean;
    kind: string;
    name: string;
    parentId?: string | null;
    policy: PolicyBody;
    timeZone?: string | null;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_PlannedPlace = {
  items: {
    name: string;
    path: string[];
    placeId: string;
  }[];
  nextCursor?: string | null;
};
export type Page_RoleView = {
  items: {
    builtIn: boolean;
    code: string;
    name?: RoleNameBody | null;
    permissions: string[];
    version: number;
  }[];
  nextCursor?: string | null;
};
export type Page_RoomView = {
  items: {
    bookingMode: string;
    capacity?: number | null;
    code: string;
    features: string[];
    id: string;
    inService: boolean;
    kind?: string | null;
    name: string;
    placePath: string[];
    timeZone: string;
  }[];
  nextCursor?: string | null;
};
export type Page_SheetLineView = {
  items: {
    at?: string | null;
    by?: PersonRef | null;
    email?: string | null;
    mark: string;
    method?: string | null;
    person?: PersonRef | null;
    proxy?: string | null;
    required: boolean;
    walkIn: boolean;
  }[];
  nextCursor?: string | null;
};
export type Page_SwapView = {
  items: {
    createdAt: string;
    decidedAt?: string | null;
    decidedBy?: string | null;
    id: string;
    meetingId: string;
    proposedBy: string;
    state: string;
    withMeetingId: string;
  }[];
  nextCursor?: string | null;
};
export type Page_WaitingView = {
  items: {
    createdAt: string;
    earliest: string;
    features: string[];
    id: string;
    latest: string;
    meetingId?: string | null;
    minutes: number;
    people: number;
    placeId?: string | null;
    roomIds: string[];
    state: string;
    subject: string;
    timeZone: string;
    version: number;
  }[];
  nextCursor?: string | null;
};
export type PairingBody = Record<string, unknown>;
export type PanelPatch = {
  board?: BoardBody | null;
  look?: LookBody | null;
  name?: string | null;
  placeId?: string | null;
  responsibleId?: string | null;
};
export type PanelView = {
  appVersion?: string | null;
  batteryPercent?: number | null;
  board?: BoardBody | null;
  clockOffsetMs?: number | null;
  createdAt: string;
  faults: FaultView[];
  height?: number | null;
  id: string;
  kind: string;
  log: string[];
  look: LookBody;
  name: string;
  offlineSince?: string | null;
  placeId: string;
  placeName: string;
  responsible: PersonRef;
  seenAt?: string | null;
  state: string;
  version: number;
  width?: number | null;
};
export type PartView = {
  feature?: string | null;
  means: string;
  text: string;
};
export type PartyBody = {
  email?: string | null;
  personId?: string | null;
};
export type PassOnBody = {
  reason?: string | null;
  to: string | null;
};
export type PasswordChange = {
  current: string;
  password: string;
};
export type PersonPatch = {
  active?: boolean | null;
  email?: string | null;
  language?: string | null;
  name?: string | null;
  orgUnitId?: string | null;
  timeZone?: string | null;
};
export type PersonRef = {
  id: string;
  name: string;
};
export type PersonView = {
  active: boolean;
  email?: string | null;
  id: string;
  language: string;
  login: string;
  name: string;
  orgUnitId?: string | null;
  timeZone?: string | null;
  version: number;
};
export type PhraseView = {
  day?: string | null;
  features: string[];
  from?: string | null;
  isExact: boolean;
  minutes?: number | null;
  parts: PartView[];
  people?: number | null;
  placeId?: string | null;
  placeName?: string | null;
  until?: string | null;
  week?: string | null;
};
export type PictureView = {
  addedAt: string;
  bytes: number;
  height: number;
  id: string;
  mediaType: string;
  name: string;
  placeId: string;
  width: number;
};
export type PlacePatch = {
  bookingMode?: string | null;
  capacity?: number | null;
  code?: string | null;
  features?: string[] | null;
  inService?: boolean | null;
  name?: string | null;
  parentId?: string | null;
  policy?: PolicyBody | null;
  timeZone?: string | null;
};
export type PlaceRef = {
  code: string;
  id: string;
  name: string;
};
export type PlaceView = {
  bookingMode: string;
  capacity?: number | null;
  code: string;
  features: string[];
  id: string;
  inService: boolean;
  kind: string;
  name: string;
  parentId?: string | null;
  policy: PolicyBody;
  timeZone?: string | null;
  version: number;
};
export type PlanBody = {
  keepsDrawing?: boolean;
  spots: SpotBody[];
};
export type PlanView = {
  actions: string[];
  drawing?: DrawingView | null;
  placeId: string;
  placeName: string;
  spots: SpotView[];
  version: number;
};
export type PlannedPlace = {
  name: string;
  path: string[];
  placeId: string;
};
export type PolicyBody = {
  allowedTypes?: {
    locked?: boolean;
    value: unknown;
  };
  approvalFlow?: {
    locked?: boolean;
    value: unknown;
  };
  approvalWhen?: {
    locked?: boolean;
    value: unknown[];
  };
  approvedChangeable?: {
    locked?: boolean;
    value: boolean;
  };
  barDays?: {
    locked?: boolean;
    value: number;
  };
  calendar?: {
    locked?: boolean;
    value: unknown;
  };
  cancelHorizonDays?: {
    locked?: boolean;
    value: unknown;
  };
  cancelNoticeMinutes?: {
    locked?: boolean;
    value: number;
  };
  capacityEnforced?: {
    locked?: boolean;
    value: boolean;
  };
  changeHorizonDays?: {
    locked?: boolean;
    value: unknown;
  };
  changeNoticeMinutes?: {
    locked?: boolean;
    value: number;
  };
  checkInMinutesAfter?: {
    locked?: boolean;
    value: number;
  };
  checkInMinutesBefore?: {
    locked?: boolean;
    value: number;
  };
  checkInProfiles?: {
    locked?: boolean;
    value: unknown[];
  };
  checkInRequired?: {
    locked?: boolean;
    value: boolean;
  };
  closures?: {
    locked?: boolean;
    value: unknown[];
  };
  fewestPeople?: {
    locked?: boolean;
    value: number;
  };
  fewestPeoplePercent?: {
    locked?: boolean;
    value: number;
  };
  firstDate?: {
    locked?: boolean;
    value: unknown;
  };
  forbiddenTypes?: {
    locked?: boolean;
    value: unknown[];
  };
  gridMinutes?: {
    locked?: boolean;
    value: number;
  };
  holidays?: {
    locked?: boolean;
    value: string;
  };
  horizonDays?: {
    locked?: boolean;
    value: number;
  };
  horizonMeasuredTo?: {
    locked?: boolean;
    value: string;
  };
  horizonOpensAt?: {
    locked?: boolean;
    value: string;
  };
  lastDate?: {
    locked?: boolean;
    value: unknown;
  };
  longestMinutes?: {
    locked?: boolean;
    value: number;
  };
  longestSeriesDays?: {
    locked?: boolean;
    value: unknown;
  };
  mostConflicts?: {
    locked?: boolean;
    value: unknown;
  };
  mostConflictsPercent?: {
    locked?: boolean;
    value: unknown;
  };
  mostOccurrences?: {
    locked?: boolean;
    value: number;
  };
  mostRooms?: {
    locked?: boolean;
    value: number;
  };
  mostSimultaneous?: {
    locked?: boolean;
    value: unknown;
  };
  noShowDays?: {
    locked?: boolean;
    value: number;
  };
  noShowsBar?: {
    locked?: boolean;
    value: unknown;
  };
  noShowsWarn?: {
    locked?: boolean;
    value: unknown;
  };
  noticeMinutes?: {
    locked?: boolean;
    value: number;
  };
  openingHours?: {
    locked?: boolean;
    value: unknown;
  };
  printedCodeAllowed?: {
    locked?: boolean;
    value: boolean;
  };
  quotas?: {
    locked?: boolean;
    value: unknown[];
  };
  recurrenceAllowed?: {
    locked?: boolean;
    value: boolean;
  };
  releaseUndoMinutes?: {
    locked?: boolean;
    value: number;
  };
  releaseWarnMinutes?: {
    locked?: boolean;
    value: number;
  };
  rivalRequests?: {
    locked?: boolean;
    value: boolean;
  };
  seriesBeyondHorizon?: {
    locked?: boolean;
    value: string;
  };
  seriesNoShows?: {
    locked?: boolean;
    value: unknown;
  };
  setUpMinutes?: {
    locked?: boolean;
    value: number;
  };
  severalDaysAllowed?: {
    locked?: boolean;
    value: boolean;
  };
  shortestMinutes?: {
    locked?: boolean;
    value: number;
  };
  tearDownMinutes?: {
    locked?: boolean;
    value: number;
  };
  whoBooks?: {
    locked?: boolean;
    value: unknown[];
  };
  whoRequests?: {
    locked?: boolean;
    value: unknown[];
  };
  whoRequestsOutOfPolicy?: {
    locked?: boolean;
    value: unknown[];
  };
  whoSees?: {
    locked?: boolean;
    value: unknown[];
  };
};
export type PresenceBody = {
  email?: string | null;
  mark: string;
  personId?: string | null;
};
export type PresenceView = {
  email?: string | null;
  mark: string;
  person?: PersonRef | null;
};
export type PreviewDateView = {
  conflicts: Conflict[];
  end: string;
  notices: Record<string, unknown>[];
  start: string;
  violations: Record<string, unknown>[];
};
export type PreviewView = {
  alternatives: AlternativeView[];
  goesOn: boolean;
  occurrences: PreviewDateView[];
  ok: boolean;
  state: string;
};
export type ProblemBody = {
  alternatives?: AlternativeView[] | null;
  code: string;
  conflicts?: Conflict[] | null;
  detail: string;
  params?: unknown;
  status: number;
  title: string;
  type: string;
  violations?: unknown[] | null;
};
export type ProfilePatch = {
  email?: string | null;
  language?: string | null;
  name?: string | null;
  timeZone?: string | null;
};
export type ProgressView = {
  expiresAt?: string | null;
  kind?: string | null;
  paired: boolean;
};
export type ProposalView = {
  end: string;
  roomIds: string[];
  start: string;
  subject?: string | null;
};
export type QuorumBody = {
  kind: QuorumKind;
  people?: number | null;
};
export type QuorumKind = "any" | "all" | "count";
export type ReadCount = {
  count: number;
};
export type ReadUpTo = {
  upTo: string;
};
export type ReadingBody = Record<string, unknown> & {
  at: Instant;
  roomCode: string;
  sensor: string;
};
export type ReadingsBody = ReadingBody[] | ReadingBody;
export type Recall = {
  reason?: string | null;
};
export type RecurrenceBody = {
  exdates?: string[];
  rdates?: string[];
  rrule: string;
};
export type RecurrenceView = {
  exdates: string[];
  rdates: string[];
  rrule: string;
};
export type RehouseBody = {
  meetings: RehousingBody[];
};
export type RehousingBody = {
  meetingId: string;
  roomIds?: string[] | null;
  start?: string | null;
};
export type RespondedView = {
  at: string;
  note?: string | null;
  person: PersonRef;
  response: string;
};
export type ResponseBody = {
  note?: string | null;
  personId?: string | null;
  response: ResponseWord;
  scope?: ScopeBody;
};
export type ResponseWord = "accepted" | "declined" | "tentative";
export type ResponsesView = {
  accepted: number;
  asked: boolean;
  declined: number;
  items: RespondedView[];
  own?: string | null;
  silent: PersonRef[];
  tentative: number;
  unanswered: number;
};
export type ResumedView = {
  conflicts: Conflict[];
  resumed: number;
  seriesId: string;
};
export type RightView = {
  allowed: boolean;
  by: GrantView[];
  permission: string;
};
export type RightsView = {
  personId: string;
  placeId?: string | null;
  rights: RightView[];
  room?: RoomAccessView | null;
};
export type RoleNameBody = {
  en?: string | null;
  plain?: string | null;
  'zh-CN'?: string | null;
  'zh-TW'?: string | null;
};
export type RolePatch = {
  name?: RoleNameBody | null;
  permissions?: string[] | null;
};
export type RoleView = {
  builtIn: boolean;
  code: string;
  name?: RoleNameBody | null;
  permissions: string[];
  version: number;
};
export type RoomAccessView = {
  entry: string;
  sees: boolean;
  whoBooksSetAt?: string | null;
  whoSeesSetAt?: string | null;
};
export type RoomCloses = {
  end: string;
  id: string;
  reason: string;
  start: string;
};
export type RoomNamed = {
  capacity?: number | null;
  id: string;
  name: string;
  placePath: string[];
};
export type RoomThenView = {
  entry?: LineView & {
    changes: DifferenceView[];
    masked: boolean;
    onBehalfOf?: string | null;
    person?: string | null;
    title?: string | null;
  } | null;
  holds: HeldThenView[];
  logFrom?: string | null;
  place?: Record<string, unknown> | null;
};
export type RoomView = {
  bookingMode: string;
  capacity?: number | null;
  code: string;
  features: string[];
  id: string;
  inService: boolean;
  kind?: string | null;
  name: string;
  placePath: string[];
  timeZone: string;
};
export type RoundBody = {
  confirmBy: Instant;
  copies?: PartyBody[];
};
export type RoundView = {
  asked: PersonRef[];
  confirmBy: string;
  copies: PartyBody[];
  sentAt: string;
  sentBy?: PersonRef | null;
};
export type RuleView = {
  default: unknown;
  locked: boolean;
  own?: unknown;
  place?: PlaceRef | null;
  rule: string;
  setBy?: SetByView | null;
  value: unknown;
};
export type RulesView = {
  placeId: string;
  rules: RuleView[];
  version: number;
};
export type Scanned = {
  device?: string | null;
  token: string;
};
export type ScheduleHold = {
  from: string;
  id: string;
  meetingId: string;
  mine: boolean;
  organizer?: Organizer | null;
  private: boolean;
  seriesId?: string | null;
  state: string;
  subject?: string | null;
  until: string;
};
export type ScheduleRoom = {
  closed?: ShutView[] | null;
  holds: ScheduleHold[];
  room: RoomView;
};
export type ScheduleView = {
  nextCursor?: string | null;
  position: string;
  rooms: ScheduleRoom[];
};
export type ScopeBody = "this" | "following" | "all";
export type ScopeKind = "all" | "place" | "orgUnit" | "own";
export type SeasonBody = {
  from: string;
  until: string;
  yearly?: boolean;
};
export type SecretBody = {
  secret: string;
};
export type SectionBody = {
  itemId?: string | null;
  text: string;
  title?: string;
};
export type SectionView = {
  changedBy?: PersonRef | null;
  itemId?: string | null;
  text: string;
  title: string;
};
export type SelfView = {
  id: string;
  look: LookBody;
  name: string;
};
export type SeriesHead = {
  goesOn: boolean;
  id: string;
  meeting: MeetingView;
  recurrence: RecurrenceView;
  resumableUntil?: string | null;
  timeZone: string;
  version: number;
};
export type SeriesView = {
  end?: string | null;
  goesOn: boolean;
  id: string;
  meeting?: MeetingView | null;
  notices?: Record<string, unknown>[];
  occurrences: OccurrenceView[];
  recurrence: RecurrenceView;
  seriesId: string;
  skipped: Conflict[];
  start?: string | null;
  state?: string | null;
  subject?: string | null;
  timeZone: string;
  version: number;
};
export type SessionView = {
  person: PersonView;
  token: string;
};
export type SetByView = {
  at: string;
  origin: string;
  person?: PersonRef | null;
};
export type SettingsView = {
  channels?: Record<string, unknown>;
  digest?: string;
  language?: string | null;
  quiet?: Record<string, unknown> | null;
  remindEndMinutes?: number;
  remindMinutes?: number;
};
export type SettledView = {
  meeting?: MeetingView | null;
  meetingId: string;
  problem?: Record<string, unknown> | null;
};
export type SettledViews = {
  items: SettledView[];
};
export type SheetLineView = {
  at?: string | null;
  by?: PersonRef | null;
  email?: string | null;
  mark: string;
  method?: string | null;
  person?: PersonRef | null;
  proxy?: string | null;
  required: boolean;
  walkIn: boolean;
};
export type ShutView = {
  from: string;
  until?: string | null;
};
export type SignIn = {
  login: string;
  password: string;
};
export type SimulatedRuleView = {
  meetings: number;
  minutes: number;
  rule: string;
};
export type SimulatedView = {
  meetingId: string;
  minutes: number;
  organizer?: PersonRef | null;
  roomIds: string[];
  span: SpanView;
  violations: Record<string, unknown>[];
};
export type SimulationBody = {
  days?: number;
  draft: PolicyBody;
};
export type SimulationView = {
  freedMinutes: number;
  isCut: boolean;
  items: SimulatedView[];
  refused: number;
  rules: SimulatedRuleView[];
  span: SpanView;
  tried: number;
};
export type SlideBody = {
  pictureId: string;
  seconds: number;
};
export type SlotList = {
  items: SlotView[];
};
export type SlotView = {
  end: string;
  roomId: string;
  start: string;
};
export type SpanView = {
  end: string;
  start: string;
};
export type SpotBody = {
  corners: CornerBody[];
  roomId: string;
};
export type SpotView = {
  corners: CornerBody[];
  needsCheckIn: boolean;
  roomId: string;
};
export type StandingView = {
  barDays: number;
  barFrom?: number | null;
  barredUntil?: string | null;
  count: number;
  days: number;
  placeId?: string | null;
  warnFrom?: number | null;
  warned: boolean;
};
export type StandsView = {
  noShows: Page_NoShowView;
  standings: StandingView[];
};
export type StepBody = {
  approvers: ApproverBody[];
  deadline?: DeadlineBody | null;
  name?: string | null;
  ownRequests?: OwnRequestsBody | null;
  quorum?: QuorumBody | null;
  when?: ConditionBody[] | null;
};
export type StepPreviewView = {
  askingCounts: boolean;
  count: number;
  deserted: boolean;
  dueAt?: string | null;
  needed: number;
  people: PersonRef[];
  taken: boolean;
};
export type SubjectBody = {
  id?: string | null;
  kind: SubjectKind;
};
export type SubjectKind = "everyone" | "person" | "orgUnit" | "group";
export type SupposedBody = {
  end: Instant;
  guests?: boolean;
  organizerId?: string | null;
  people?: number;
  roomIds: string[];
  series?: boolean;
  start: Instant;
  steps: StepBody[];
};
export type SwapBody = {
  meetingId: string;
};
export type SwapView = {
  createdAt: string;
  decidedAt?: string | null;
  decidedBy?: string | null;
  id: string;
  meetingId: string;
  proposedBy: string;
  state: string;
  withMeetingId: string;
};
export type TemplateView = {
  body: string;
  id: string;
  kind: string;
  language: string;
  own: boolean;
  subject: string;
  version: number;
};
export type TemplatesView = {
  items: TemplateView[];
  nextCursor?: string | null;
  placeholders: string[];
};
export type TestMail = {
  sample?: WantedPreview | null;
  to: string;
};
export type ToldView = {
  beatSeconds: number;
  command?: string | null;
  now: string;
  panel: SelfView;
  placeId: string;
};
export type VerdictBody = "approve" | "decline";
export type VerifiedView = {
  fault?: {
    line?: number | null;
    seal: number;
    unsealed: boolean;
  } | null;
  lines: number;
  next?: number | null;
  until?: string | null;
};
export type VoteView = {
  at: string;
  castBy?: PersonRef | null;
  person: PersonRef;
  reason?: string | null;
  step: number;
  verdict: string;
};
export type WaitingView = {
  createdAt: string;
  earliest: string;
  features: string[];
  id: string;
  latest: string;
  meetingId?: string | null;
  minutes: number;
  people: number;
  placeId?: string | null;
  roomIds: string[];
  state: string;
  subject: string;
  timeZone: string;
  version: number;
};
export type WantedPreview = {
  kind: string;
  language: string;
  template?: NewTemplate | null;
};
export type WayBody = {
  arrow: string;
  words?: string | null;
};
export type WaysView = {
  rooms: OtherRoomView[];
  times: SpanView[];
};
export type Welcome = {
  login: string;
  name: string;
  password: string;
  token: string;
};
export type WordBody = {
  reason?: string | null;
  verdict: VerdictBody;
};

export interface Operations {
  'GET /actions': {
    path: unknown;
    query: { state?: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_ActionView;
  };
  'GET /actions/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ActionView;
  };
  'PATCH /actions/{id}': {
    path: { id: string };
    query: unknown;
    body: ActionEditBody;
    answer: ActionView;
  };
  'GET /api-keys': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: Page_ApiKeyView;
  };
  'POST /api-keys': {
    path: unknown;
    query: unknown;
    body: NewApiKey;
    answer: CreatedApiKey;
  };
  'DELETE /api-keys/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /approvals': {
    path: unknown;
    query: { mine?: string; series?: string; meeting?: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_ApprovalView;
  };
  'POST /approvals/decide': {
    path: unknown;
    query: unknown;
    body: BatchBody;
    answer: OutcomesView;
  };
  'GET /approvals/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ApprovalView;
  };
  'POST /approvals/{id}/decide': {
    path: { id: string };
    query: unknown;
    body: WordBody;
    answer: DecidedView;
  };
  'GET /attachments/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'PATCH /attachments/{id}': {
    path: { id: string };
    query: unknown;
    body: AttachmentEdit;
    answer: AttachmentView;
  };
  'DELETE /attachments/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /audit': {
    path: unknown;
    query: { subject?: string; person?: string; kind?: string; origin?: string; place?: string; from?: string; until?: string; query?: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_EntryView;
  };
  'GET /audit/export': {
    path: unknown;
    query: { format?: string; subject?: string; person?: string; kind?: string; origin?: string; place?: string; from?: string; until?: string; query?: string };
    body: unknown;
    answer: undefined;
  };
  'GET /audit/verify': {
    path: unknown;
    query: { after?: number };
    body: unknown;
    answer: VerifiedView;
  };
  'GET /calendars': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_CalendarLine;
  };
  'GET /calendars/{code}': {
    path: { code: string };
    query: unknown;
    body: unknown;
    answer: CalendarView;
  };
  'PUT /calendars/{code}': {
    path: { code: string };
    query: unknown;
    body: CalendarBody;
    answer: CalendarView;
  };
  'POST /check-in': {
    path: unknown;
    query: unknown;
    body: Scanned;
    answer: MeetingView;
  };
  'GET /closures': {
    path: unknown;
    query: { all?: boolean; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_ClosureView;
  };
  'POST /closures': {
    path: unknown;
    query: unknown;
    body: ClosureBody;
    answer: ClosureView;
  };
  'POST /closures/preview': {
    path: unknown;
    query: unknown;
    body: ClosureBody;
    answer: ClosurePreview;
  };
  'GET /closures/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ClosureView;
  };
  'PATCH /closures/{id}': {
    path: { id: string };
    query: unknown;
    body: ClosureChange;
    answer: ClosureView;
  };
  'POST /closures/{id}/ask': {
    path: { id: string };
    query: unknown;
    body: AskBody;
    answer: SettledViews;
  };
  'POST /closures/{id}/cancel': {
    path: { id: string };
    query: unknown;
    body: CancelBody;
    answer: SettledViews;
  };
  'GET /closures/{id}/meetings': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_InTheWayView;
  };
  'GET /closures/{id}/meetings/{meetingId}/ways': {
    path: { id: string; meetingId: string };
    query: unknown;
    body: unknown;
    answer: WaysView;
  };
  'POST /closures/{id}/rehouse': {
    path: { id: string };
    query: unknown;
    body: RehouseBody;
    answer: SettledViews;
  };
  'POST /closures/{id}/withdraw': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ClosureView;
  };
  'GET /decors': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_DecorView;
  };
  'POST /decors': {
    path: unknown;
    query: unknown;
    body: NewDecor;
    answer: DecorView;
  };
  'PUT /decors/{id}': {
    path: { id: string };
    query: unknown;
    body: DecorBody;
    answer: DecorView;
  };
  'DELETE /decors/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /delegations': {
    path: unknown;
    query: { personId?: string };
    body: unknown;
    answer: Page_DelegationView;
  };
  'POST /delegations': {
    path: unknown;
    query: unknown;
    body: NewDelegationBody;
    answer: DelegationView;
  };
  'DELETE /delegations/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /desk': {
    path: unknown;
    query: { start: string; end: string; place?: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_DeskLineView;
  };
  'GET /events': {
    path: unknown;
    query: { room?: string; place?: string };
    body: unknown;
    answer: undefined;
  };
  'GET /flows': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_FlowView;
  };
  'POST /flows': {
    path: unknown;
    query: unknown;
    body: NewFlow;
    answer: FlowView;
  };
  'POST /flows/preview': {
    path: unknown;
    query: unknown;
    body: SupposedBody;
    answer: FlowPreviewView;
  };
  'GET /flows/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: FlowView;
  };
  'PATCH /flows/{id}': {
    path: { id: string };
    query: unknown;
    body: FlowPatch;
    answer: FlowView;
  };
  'DELETE /flows/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /grants': {
    path: unknown;
    query: { subject?: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_GrantView;
  };
  'POST /grants': {
    path: unknown;
    query: unknown;
    body: NewGrantBody;
    answer: GrantView;
  };
  'DELETE /grants/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /groups': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_GroupLineView;
  };
  'POST /groups': {
    path: unknown;
    query: unknown;
    body: NewGroup;
    answer: GroupView;
  };
  'GET /groups/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: GroupView;
  };
  'PATCH /groups/{id}': {
    path: { id: string };
    query: unknown;
    body: GroupPatch;
    answer: GroupView;
  };
  'DELETE /groups/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /hand-overs': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_HandOverView;
  };
  'POST /hand-overs/{id}/accept': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: HandOverView;
  };
  'POST /hand-overs/{id}/decline': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: HandOverView;
  };
  'POST /hand-overs/{id}/withdraw': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: HandOverView;
  };
  'POST /imports/calendar-days': {
    path: unknown;
    query: { calendar: string; dryRun?: boolean };
    body: unknown;
    answer: ImportView;
  };
  'POST /imports/meetings': {
    path: unknown;
    query: { organizer: string; skipConflicts?: boolean; dryRun?: boolean };
    body: unknown;
    answer: ImportView;
  };
  'POST /imports/people': {
    path: unknown;
    query: { dryRun?: boolean };
    body: unknown;
    answer: ImportView;
  };
  'POST /imports/rooms': {
    path: unknown;
    query: { dryRun?: boolean };
    body: unknown;
    answer: ImportView;
  };
  'GET /inbox': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: InboxView;
  };
  'POST /inbox/read': {
    path: unknown;
    query: unknown;
    body: ReadUpTo;
    answer: ReadCount;
  };
  'POST /inbox/{id}/read': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'POST /ingest/check-in': {
    path: unknown;
    query: unknown;
    body: AtDoor;
    answer: LetInView;
  };
  'POST /ingest/presence': {
    path: unknown;
    query: unknown;
    body: ReadingsBody;
    answer: Accepted;
  };
  'GET /me': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: Me;
  };
  'PATCH /me': {
    path: unknown;
    query: unknown;
    body: ProfilePatch;
    answer: PersonView;
  };
  'GET /me/closures': {
    path: unknown;
    query: { limit?: number };
    body: unknown;
    answer: Page_InTheWayView;
  };
  'GET /me/notice-settings': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: SettingsView;
  };
  'PUT /me/notice-settings': {
    path: unknown;
    query: unknown;
    body: SettingsView;
    answer: SettingsView;
  };
  'PUT /me/password': {
    path: unknown;
    query: unknown;
    body: PasswordChange;
    answer: undefined;
  };
  'GET /me/rights': {
    path: unknown;
    query: { permission?: string; place?: string };
    body: unknown;
    answer: RightsView;
  };
  'GET /meeting-types': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_MeetingTypeView;
  };
  'PUT /meeting-types/{code}': {
    path: { code: string };
    query: unknown;
    body: MeetingTypeBody;
    answer: MeetingTypeView;
  };
  'GET /meetings': {
    path: unknown;
    query: { start?: string; end?: string; mine?: boolean; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_MeetingView;
  };
  'POST /meetings': {
    path: unknown;
    query: unknown;
    body: NewMeeting;
    answer: BookedView;
  };
  'POST /meetings/now': {
    path: unknown;
    query: unknown;
    body: NowBody;
    answer: MeetingView;
  };
  'POST /meetings/preview': {
    path: unknown;
    query: unknown;
    body: NewMeeting;
    answer: PreviewView;
  };
  'GET /meetings/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MeetingView;
  };
  'PATCH /meetings/{id}': {
    path: { id: string };
    query: unknown;
    body: MeetingPatch;
    answer: ChangedView;
  };
  'GET /meetings/{id}/actions': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_ActionView;
  };
  'POST /meetings/{id}/actions': {
    path: { id: string };
    query: unknown;
    body: NewAction;
    answer: ActionView;
  };
  'GET /meetings/{id}/agenda': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: AgendaView;
  };
  'PUT /meetings/{id}/agenda': {
    path: { id: string };
    query: unknown;
    body: AgendaBody;
    answer: AgendaView;
  };
  'POST /meetings/{id}/approve': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MeetingView;
  };
  'GET /meetings/{id}/at': {
    path: { id: string };
    query: { instant: string };
    body: unknown;
    answer: MeetingThenView;
  };
  'GET /meetings/{id}/attachments': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_AttachmentView;
  };
  'POST /meetings/{id}/attachments': {
    path: { id: string };
    query: { name: string; access?: string };
    body: unknown;
    answer: AttachmentView;
  };
  'GET /meetings/{id}/attendance': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_SheetLineView;
  };
  'POST /meetings/{id}/attendance': {
    path: { id: string };
    query: unknown;
    body: NewAttendance;
    answer: MeetingView;
  };
  'GET /meetings/{id}/attendance/export': {
    path: { id: string };
    query: { format: string };
    body: unknown;
    answer: undefined;
  };
  'POST /meetings/{id}/cancel': {
    path: { id: string };
    query: unknown;
    body: Cancellation;
    answer: MeetingView;
  };
  'POST /meetings/{id}/check-in': {
    path: { id: string };
    query: unknown;
    body: CheckIn;
    answer: MeetingView;
  };
  'POST /meetings/{id}/decline': {
    path: { id: string };
    query: unknown;
    body: Declination;
    answer: MeetingView;
  };
  'POST /meetings/{id}/end': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MeetingView;
  };
  'POST /meetings/{id}/extend': {
    path: { id: string };
    query: unknown;
    body: Extension;
    answer: MeetingView;
  };
  'GET /meetings/{id}/extension': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ExtensionView;
  };
  'POST /meetings/{id}/hand-over': {
    path: { id: string };
    query: unknown;
    body: HandOverBody;
    answer: HandOverView;
  };
  'GET /meetings/{id}/history': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_EntryView;
  };
  'POST /meetings/{id}/knock': {
    path: { id: string };
    query: unknown;
    body: KnockBody;
    answer: undefined;
  };
  'GET /meetings/{id}/minutes': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MinutesView;
  };
  'POST /meetings/{id}/minutes': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MinutesView;
  };
  'PUT /meetings/{id}/minutes': {
    path: { id: string };
    query: unknown;
    body: MinutesBody;
    answer: MinutesView;
  };
  'POST /meetings/{id}/minutes/answer': {
    path: { id: string };
    query: unknown;
    body: AnswerBody;
    answer: MinutesView;
  };
  'GET /meetings/{id}/minutes/document': {
    path: { id: string };
    query: { format?: string; language?: string; edition?: number };
    body: unknown;
    answer: undefined;
  };
  'POST /meetings/{id}/minutes/recall': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MinutesView;
  };
  'POST /meetings/{id}/minutes/send': {
    path: { id: string };
    query: unknown;
    body: RoundBody;
    answer: MinutesView;
  };
  'POST /meetings/{id}/recall': {
    path: { id: string };
    query: unknown;
    body: Recall;
    answer: MeetingView;
  };
  'POST /meetings/{id}/response': {
    path: { id: string };
    query: unknown;
    body: ResponseBody;
    answer: ResponsesView;
  };
  'GET /meetings/{id}/responses': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ResponsesView;
  };
  'POST /meetings/{id}/swap': {
    path: { id: string };
    query: unknown;
    body: SwapBody;
    answer: SwapView;
  };
  'POST /meetings/{id}/undo-release': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: MeetingView;
  };
  'GET /no-shows/appeals': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_NoShowView;
  };
  'POST /no-shows/{id}/appeal': {
    path: { id: string };
    query: unknown;
    body: Because;
    answer: NoShowView;
  };
  'POST /no-shows/{id}/pardon': {
    path: { id: string };
    query: unknown;
    body: Because;
    answer: NoShowView;
  };
  'POST /no-shows/{id}/uphold': {
    path: { id: string };
    query: unknown;
    body: Because;
    answer: NoShowView;
  };
  'GET /notices/deliveries': {
    path: unknown;
    query: { address?: string; person?: string; meeting?: string; state?: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_DeliveryView;
  };
  'POST /notices/deliveries/{id}/retry': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: DeliveryView;
  };
  'GET /notices/templates': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: TemplatesView;
  };
  'POST /notices/templates/preview': {
    path: unknown;
    query: unknown;
    body: WantedPreview;
    answer: PreviewView;
  };
  'PUT /notices/templates/{id}': {
    path: { id: string };
    query: unknown;
    body: NewTemplate;
    answer: TemplateView;
  };
  'DELETE /notices/templates/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'POST /notices/test': {
    path: unknown;
    query: unknown;
    body: TestMail;
    answer: undefined;
  };
  'GET /org-units': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_OrgUnitView;
  };
  'POST /org-units': {
    path: unknown;
    query: unknown;
    body: NewOrgUnit;
    answer: OrgUnitView;
  };
  'PATCH /org-units/{id}': {
    path: { id: string };
    query: unknown;
    body: OrgUnitPatch;
    answer: OrgUnitView;
  };
  'DELETE /org-units/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /panels': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_PanelView;
  };
  'POST /panels': {
    path: unknown;
    query: unknown;
    body: NewPanel;
    answer: PanelView;
  };
  'GET /panels/me': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: DoorView;
  };
  'GET /panels/me/board': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: BoardView;
  };
  'POST /panels/me/faults': {
    path: unknown;
    query: unknown;
    body: FaultBody;
    answer: undefined;
  };
  'PUT /panels/me/heartbeat': {
    path: unknown;
    query: unknown;
    body: Heartbeat;
    answer: ToldView;
  };
  'POST /panels/pairings': {
    path: unknown;
    query: unknown;
    body: PairingBody;
    answer: OfferedView;
  };
  'POST /panels/pairings/progress': {
    path: unknown;
    query: unknown;
    body: SecretBody;
    answer: ProgressView;
  };
  'GET /panels/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: PanelView;
  };
  'PATCH /panels/{id}': {
    path: { id: string };
    query: unknown;
    body: PanelPatch;
    answer: PanelView;
  };
  'DELETE /panels/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /panels/{id}/board': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: BoardView;
  };
  'POST /panels/{id}/command': {
    path: { id: string };
    query: unknown;
    body: CommandBody;
    answer: PanelView;
  };
  'GET /people': {
    path: unknown;
    query: { query?: string; inactive?: boolean; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_PersonView;
  };
  'POST /people': {
    path: unknown;
    query: unknown;
    body: NewPersonBody;
    answer: PersonView;
  };
  'PATCH /people/{id}': {
    path: { id: string };
    query: unknown;
    body: PersonPatch;
    answer: PersonView;
  };
  'GET /people/{id}/cards': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: Cards;
  };
  'PUT /people/{id}/cards': {
    path: { id: string };
    query: unknown;
    body: Cards;
    answer: Cards;
  };
  'POST /people/{id}/invitation': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: InvitationView;
  };
  'GET /people/{id}/meetings': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: AheadListView;
  };
  'POST /people/{id}/meetings': {
    path: { id: string };
    query: unknown;
    body: PassOnBody;
    answer: AheadListView;
  };
  'PUT /people/{id}/password': {
    path: { id: string };
    query: unknown;
    body: NewPassword;
    answer: undefined;
  };
  'GET /people/{id}/rights': {
    path: { id: string };
    query: { permission?: string; place?: string };
    body: unknown;
    answer: RightsView;
  };
  'GET /people/{id}/standing': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: StandsView;
  };
  'GET /phrases': {
    path: unknown;
    query: { text?: string; timeZone: string };
    body: unknown;
    answer: PhraseView;
  };
  'GET /pictures': {
    path: unknown;
    query: { place: string; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_PictureView;
  };
  'POST /pictures': {
    path: unknown;
    query: { place: string; name: string };
    body: unknown;
    answer: PictureView;
  };
  'GET /pictures/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'DELETE /pictures/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /places': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_PlaceView;
  };
  'POST /places': {
    path: unknown;
    query: unknown;
    body: NewPlace;
    answer: PlaceView;
  };
  'GET /places/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: PlaceView;
  };
  'PATCH /places/{id}': {
    path: { id: string };
    query: unknown;
    body: PlacePatch;
    answer: PlaceView;
  };
  'GET /places/{id}/plan': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: PlanView;
  };
  'PUT /places/{id}/plan': {
    path: { id: string };
    query: unknown;
    body: PlanBody;
    answer: PlanView;
  };
  'DELETE /places/{id}/plan': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /places/{id}/plan/drawing': {
    path: { id: string };
    query: { tag?: string };
    body: unknown;
    answer: undefined;
  };
  'PUT /places/{id}/plan/drawing': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: PlanView;
  };
  'GET /places/{id}/rules': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: RulesView;
  };
  'PUT /places/{id}/rules': {
    path: { id: string };
    query: unknown;
    body: PolicyBody;
    answer: RulesView;
  };
  'POST /places/{id}/rules/simulate': {
    path: { id: string };
    query: unknown;
    body: SimulationBody;
    answer: SimulationView;
  };
  'GET /plans': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_PlannedPlace;
  };
  'POST /recurrence/expand': {
    path: unknown;
    query: unknown;
    body: Expansion;
    answer: Expanded;
  };
  'GET /roles': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: Page_RoleView;
  };
  'POST /roles': {
    path: unknown;
    query: unknown;
    body: NewRole;
    answer: RoleView;
  };
  'PATCH /roles/{id}': {
    path: { id: string };
    query: unknown;
    body: RolePatch;
    answer: RoleView;
  };
  'DELETE /roles/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /rooms': {
    path: unknown;
    query: { limit?: number; cursor?: string; place?: string };
    body: unknown;
    answer: Page_RoomView;
  };
  'GET /rooms/available': {
    path: unknown;
    query: { start: string; end: string; capacity?: number; features?: string; place?: string; bookable?: boolean; limit?: number; cursor?: string };
    body: unknown;
    answer: Page_RoomView;
  };
  'GET /rooms/{id}/at': {
    path: { id: string };
    query: { instant: string };
    body: unknown;
    answer: RoomThenView;
  };
  'GET /rooms/{id}/check-in-code': {
    path: { id: string };
    query: { printed?: boolean };
    body: unknown;
    answer: CodeView;
  };
  'GET /schedule': {
    path: unknown;
    query: { start: string; end: string; place?: string; rooms?: string; hours?: boolean; cursor?: string };
    body: unknown;
    answer: ScheduleView;
  };
  'GET /series/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: SeriesHead;
  };
  'GET /series/{id}/occurrences': {
    path: { id: string };
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_OccurrenceView;
  };
  'POST /series/{id}/resume': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: ResumedView;
  };
  'POST /sessions': {
    path: unknown;
    query: unknown;
    body: SignIn;
    answer: SessionView;
  };
  'DELETE /sessions/current': {
    path: unknown;
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'GET /slots': {
    path: unknown;
    query: { people?: string; minutes: number; start: string; end: string; capacity?: number; features?: string; place?: string; limit?: number; dayFrom?: string; dayUntil?: string; weekdays?: string; timeZone?: string };
    body: unknown;
    answer: SlotList;
  };
  'GET /swaps': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_SwapView;
  };
  'POST /swaps/{id}/accept': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: SwapView;
  };
  'POST /swaps/{id}/decline': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: SwapView;
  };
  'POST /swaps/{id}/withdraw': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: SwapView;
  };
  'GET /waitings': {
    path: unknown;
    query: { limit?: number; cursor?: string };
    body: unknown;
    answer: Page_WaitingView;
  };
  'POST /waitings': {
    path: unknown;
    query: unknown;
    body: NewWaiting;
    answer: WaitingView;
  };
  'DELETE /waitings/{id}': {
    path: { id: string };
    query: unknown;
    body: unknown;
    answer: undefined;
  };
  'POST /welcome': {
    path: unknown;
    query: unknown;
    body: Welcome;
    answer: SessionView;
  };
  'POST /welcome/invited': {
    path: unknown;
    query: unknown;
    body: Invited;
    answer: SessionView;
  };
}

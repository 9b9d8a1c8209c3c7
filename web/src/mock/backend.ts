// A small server in memory that keeps the promises of the interface: one hold
// per room and time, conflicts with ways out, versions, sessions, live events.
// Used by the unit tests and by `npm run dev:mock`; no part of the real build.
import type { Action, Attendee, ChangeEvent, Conflict, Hold, Meeting, MeetingChange, MeetingRequest, Preview, Room, RoomSpan, Violation } from '../lib/api/types';
import type { Rehousing } from '../lib/api/closures';
import { firstFree, overlaps } from '../lib/time/geometry';
import { MINUTE, toRfc3339 } from '../lib/time/zone';
import { Asking } from './asking';
import { FollowUp } from './agenda';
import { shutIn } from './hours';
import { releaseOf } from './attendance';
import { Closures } from './closures';
import { Desk } from './desk';
import { type Answer, House, refuse } from './house';
import { type MockMeeting, PEOPLE, type Variant, meetingsOf, roomsOf } from './seed';

const DAY = 86_400_000;
const SELF = 'u0';
const AT_THE_DESK = new Set(['check-in', 'extend', 'end']);

export class Backend {
  readonly rooms: Room[];
  readonly meetings: MockMeeting[];
  signedIn = true;
  readonly listeners = new Set<(event: ChangeEvent) => void>();
  private made = 0;
  private readonly house: House;
  private readonly asking: Asking;
  private readonly followUp = new FollowUp();
  private readonly closures: Closures;
  private readonly desk: Desk;
  private readonly answers = new Map<string, Answer>();

  constructor(
    private readonly variant: Variant,
    private readonly now: () => number,
  ) {
    this.rooms = roomsOf(variant);
    this.house = new House(this.rooms);
    this.meetings = meetingsOf(this.rooms, now(), variant === 'tower' ? 12 : 5);
    this.asking = new Asking(this.rooms, now(), () => this.meetings, variant === 'empty');
    const view = (meeting: MockMeeting): Meeting => this.view(meeting);
    this.closures = new Closures(this.rooms, now, {
      meetings: () => this.meetings,
      view,
      ways: (roomId, span) => this.alternatives(roomId, span),
      move: (meeting, to) => this.move(meeting, to),
      cancel: (meeting) => {
        meeting.state = 'cancelled';
        this.tell(meeting, 'meeting.changed');
      },
    });
    this.desk = new Desk(now, () => this.meetings, view, ({ roomId, minutes, subject }) => this.takeNow(roomId, minutes, subject));
  }

  handle(method: string, url: URL, body: unknown, headers: Headers): Answer {
    const path = url.pathname.replace('/api/v1', '');
    if (this.variant === 'down') return refuse(503, 'unavailable');
    if (path === '/sessions') return this.signIn(body as { login: string; password: string });
    if (path === '/welcome') return this.welcome(body as { token: string });
    if (!this.signedIn) return refuse(401, 'unauthorized');
    if (method !== 'GET' && headers.get('X-Requested-With') !== 'smart-meeting') return refuse(403, 'forbidden');
    const key = headers.get('Idempotency-Key');
    const before = key ? this.answers.get(key) : undefined;
    if (before) return before;
    const answer = this.route(method, path, url.searchParams, body, headers);
    if (key && answer.status < 300) this.answers.set(key, answer);
    return answer;
  }

  private route(method: string, path: string, query: URLSearchParams, body: unknown, headers: Headers): Answer {
    if (path === '/sessions/current') {
      this.signedIn = false;
      return { status: 204 };
    }
    if (path === '/rooms') return { status: 200, body: { items: this.rooms } };
    if (path === '/rooms/available') return this.available(query);
    if (path === '/schedule') return this.schedule(query);
    if (path === '/slots') return this.slots(query);
    if (path === '/meetings/preview') return this.preview(body as MeetingRequest);
    if (path === '/meetings') return method === 'POST' ? this.book(body as MeetingRequest) : this.mine(query);
    if (path === '/check-in') return { status: 200, body: this.view(this.meetings.find((meeting) => meeting.organizer === SELF && meeting.state !== 'cancelled') ?? this.meetings[0]!) };
    if (path.startsWith('/series/')) return this.series(path);
    const answer = this.closures.handle(method, path, query, body) ?? this.desk.handle(method, path, query, body) ?? this.asking.handle(method, path, query, body) ?? this.house.handle(method, path, query, body, headers) ?? this.followUp.handle(method, path, query, body);
    if (answer) return answer;
    const [, id = '', action] = /^\/meetings\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
    const meeting = this.meetings.find((candidate) => candidate.id === id && candidate.state !== 'cancelled');
    if (!meeting) return refuse(404, 'not_found');
    if (method === 'GET') return { status: 200, body: this.view(meeting) };
    // Whoever sits at the desk lets people in and sees to it that rooms are left.
    if (meeting.organizer !== SELF && !AT_THE_DESK.has(action ?? '')) return refuse(403, 'forbidden');
    if (method === 'PATCH') return this.change(meeting, body as MeetingChange, headers.get('If-Match'));
    return this.act(meeting, action ?? '', body as { scope?: string; minutes?: number });
  }

  private act(meeting: MockMeeting, action: string, body: { scope?: string; minutes?: number }): Answer {
    if (action === 'cancel') for (const date of this.datesOf(meeting, body.scope)) date.state = 'cancelled';
    if (action === 'end') Object.assign(meeting, { state: 'ended', end: toRfc3339(Math.floor(this.now() / MINUTE) * MINUTE) });
    if (action === 'check-in') meeting.state = 'running';
    if (action === 'extend') {
      const end = Date.parse(meeting.end) + (body.minutes ?? 0) * MINUTE;
      const conflicts = this.conflicts(meeting.roomIds, { from: Date.parse(meeting.start), until: end }, meeting.id);
      if (conflicts.length > 0) return refuse(409, 'room_busy', { conflicts });
      meeting.end = toRfc3339(end);
    }
    return this.told(meeting, 'meeting.changed');
  }

  private move(meeting: MockMeeting, { roomIds, start }: Rehousing): void {
    const length = Date.parse(meeting.end) - Date.parse(meeting.start);
    const before = meeting.roomIds;
    if (roomIds) meeting.roomIds = roomIds;
    if (start) Object.assign(meeting, { start, end: toRfc3339(Date.parse(start) + length) });
    meeting.version += 1;
    this.tell({ ...meeting, roomIds: [...before, ...meeting.roomIds] }, 'meeting.changed');
  }

  private takeNow(roomId: string, minutes: number, subject = ''): Answer {
    const start = Math.floor(this.now() / MINUTE) * MINUTE;
    return this.book({ subject: subject || 'Walk-in', start: toRfc3339(start), end: toRfc3339(start + minutes * MINUTE), roomIds: [roomId] } as MeetingRequest);
  }

  /** The dates a scope means; without a series the meeting itself. */
  private datesOf(meeting: MockMeeting, scope: string | undefined): MockMeeting[] {
    if (!meeting.seriesId || !scope || scope === 'this') return [meeting];
    return this.meetings.filter((other) => other.seriesId === meeting.seriesId && (scope === 'all' || other.start >= meeting.start));
  }

  private signIn({ login, password }: { login: string; password: string }): Answer {
    const person = PEOPLE.find((candidate) => candidate.login === login);
    if (!person || password !== 'correct horse') return refuse(401, 'wrong_credentials');
    this.signedIn = true;
    return { status: 201, body: { token: 'mock', person } };
  }

  private welcome({ token }: { token: string }): Answer {
    if (token !== 'fresh') return refuse(404, 'not_found');
    this.signedIn = true;
    return { status: 201, body: { token: 'mock', person: PEOPLE[0] } };
  }

  private available(query: URLSearchParams): Answer {
    const span = { from: Date.parse(query.get('start') ?? ''), until: Date.parse(query.get('end') ?? '') };
    const seats = Number(query.get('capacity') ?? 0);
    const busy = new Set(this.meetings.filter((meeting) => meeting.state !== 'cancelled' && overlaps(spanOf(meeting), span)).flatMap(({ roomIds }) => roomIds));
    const free = this.rooms.filter((room) => (room.capacity ?? 0) >= seats && !busy.has(room.id));
    return { status: 200, body: { items: free.slice(0, Number(query.get('limit') ?? 50)) } };
  }

  private mine(query: URLSearchParams): Answer {
    const span = { from: Date.parse(query.get('start') ?? ''), until: Date.parse(query.get('end') ?? '') };
    const own = this.meetings.filter((meeting) => meeting.organizer === SELF && meeting.state !== 'cancelled' && overlaps(spanOf(meeting), span));
    return { status: 200, body: { items: own.map((meeting) => this.view(meeting)) } };
  }

  private series(path: string): Answer {
    const [, id = '', list] = /^\/series\/([^/]+)(\/occurrences)?$/.exec(path) ?? [];
    const dates = this.meetings.filter((meeting) => meeting.seriesId === id);
    const first = dates[0];
    if (!first) return refuse(404, 'not_found');
    if (list) return { status: 200, body: { items: dates.map(({ id, start, end, state }) => ({ id, start, end, state })) } };
    return { status: 200, body: { id, timeZone: first.timeZone, goesOn: false, version: 1, meeting: this.view(first), recurrence: { rrule: 'FREQ=WEEKLY;COUNT=12', exdates: [], rdates: [] } } };
  }

  private schedule(query: URLSearchParams): Answer {
    const span = { from: Date.parse(query.get('start') ?? ''), until: Date.parse(query.get('end') ?? '') };
    const named = query.get('rooms')?.split(',');
    const holds = new Map<string, Hold[]>();
    for (const meeting of this.meetings) {
      if (meeting.state === 'cancelled' || !overlaps(span, spanOf(meeting))) continue;
      for (const roomId of meeting.roomIds) holds.set(roomId, [...(holds.get(roomId) ?? []), this.hold(meeting, roomId)]);
    }
    const within = query.get('place');
    const rooms = this.rooms.filter((room) => (!named || named.includes(room.id)) && (!within || room.id === within || `p-${room.placePath.join('-')}-`.startsWith(`${within}-`)));
    return { status: 200, body: { rooms: rooms.map((room) => ({ room, holds: holds.get(room.id) ?? [], ...(query.get('hours') ? { closed: shutIn(room, span) } : {}) })), position: '1' } };
  }

  private hold(meeting: MockMeeting, roomId: string): Hold {
    const mine = meeting.organizer === SELF;
    const masked = meeting.isPrivate && !mine;
    const organizer = PEOPLE.find(({ id }) => id === meeting.organizer);
    return {
      id: `${meeting.id}-${roomId}`,
      meetingId: meeting.id,
      seriesId: meeting.seriesId,
      from: meeting.start,
      until: meeting.end,
      subject: masked ? null : meeting.subject,
      organizer: masked || !organizer ? null : { id: organizer.id, name: organizer.name },
      state: meeting.state,
      private: meeting.isPrivate,
      mine,
    };
  }

  private view(meeting: MockMeeting): Meeting {
    const mine = meeting.organizer === SELF;
    const organizer = PEOPLE.find(({ id }) => id === meeting.organizer) ?? null;
    const attendees: Attendee[] = meeting.attendees.map((guest) => ({ ...guest, name: PEOPLE.find(({ id }) => id === guest.personId)?.name ?? guest.email ?? null }));
    const over = Date.parse(meeting.end) <= this.now();
    const started = Date.parse(meeting.start) <= this.now();
    return {
      ...meeting,
      private: meeting.isPrivate,
      organizer,
      attendees,
      holds: meeting.roomIds.map((roomId) => ({ id: `${meeting.id}-${roomId}`, roomId, from: meeting.start, until: meeting.end, active: true })),
      actions: this.actionsFor(mine && !over, started, meeting.state),
      ...releaseOf(meeting, started && !over),
    };
  }

  private actionsFor(mine: boolean, started: boolean, state: MockMeeting['state']): Action[] {
    if (!mine) return [];
    if (!started) return ['change', 'cancel'];
    return state === 'confirmed' ? ['checkIn', 'change', 'extend', 'end'] : ['change', 'extend', 'end'];
  }

  /** Everything in the way of a span in these rooms. */
  private conflicts(roomIds: readonly string[], span: { from: number; until: number }, except = ''): Conflict[] {
    const wanted = { start: toRfc3339(span.from), end: toRfc3339(span.until) };
    return this.meetings
      .filter((meeting) => meeting.id !== except && meeting.state !== 'cancelled' && overlaps(spanOf(meeting), span))
      .flatMap((meeting) => meeting.roomIds.filter((id) => roomIds.includes(id)).map((roomId) => ({ roomId, start: meeting.start, end: meeting.end, wanted })));
  }

  private alternatives(roomId: string, span: { from: number; until: number }): RoomSpan[] {
    const found: RoomSpan[] = [];
    const wanted = this.rooms.find(({ id }) => id === roomId);
    const busy = this.meetings.filter((meeting) => meeting.state !== 'cancelled' && meeting.roomIds.includes(roomId)).map(spanOf);
    const later = firstFree(busy, { from: span.from, until: span.from + DAY / 2 }, span.from, (span.until - span.from) / MINUTE, 15);
    if (later) found.push({ roomId, start: toRfc3339(later.from), end: toRfc3339(later.until) });
    const taken = new Set(this.conflicts(this.rooms.map(({ id }) => id), span).map((conflict) => conflict.roomId));
    for (const room of this.rooms) {
      if (found.length >= 4) break;
      if (room.id === roomId || room.timeZone !== wanted?.timeZone || taken.has(room.id)) continue;
      found.push({ roomId: room.id, start: toRfc3339(span.from), end: toRfc3339(span.until) });
    }
    return found;
  }

  /** The dates a request is for. The mock knows daily and weekly rules, which is enough to look at. */
  private dates(request: MeetingRequest): { from: number; until: number }[] {
    const first = { from: Date.parse(request.start), until: Date.parse(request.end) };
    if (!request.recurrence) return [first];
    const weekly = request.recurrence.rrule.includes('WEEKLY');
    const step = (weekly ? 7 : 1) * DAY;
    return Array.from({ length: weekly ? 12 : 28 }, (_, index) => ({ from: first.from + index * step, until: first.until + index * step }));
  }

  private violations(request: MeetingRequest): Violation[] {
    if (Date.parse(request.start) >= this.now() - 5 * MINUTE) return [];
    return [{ code: 'in_the_past', rule: 'past', roomId: request.roomIds[0] ?? '', limit: toRfc3339(this.now()), actual: request.start, start: request.start }];
  }

  private preview(request: MeetingRequest): Answer {
    const violations = this.violations(request);
    const occurrences = this.dates(request).map((date) => ({
      start: toRfc3339(date.from),
      end: toRfc3339(date.until),
      conflicts: this.conflicts(request.roomIds, date),
      violations,
    }));
    const clashes = occurrences.some(({ conflicts }) => conflicts.length > 0);
    const first = this.dates(request)[0];
    const body: Preview = {
      ok: violations.length === 0 && (!clashes || request.onConflict === 'skip'),
      state: 'confirmed',
      occurrences,
      alternatives: clashes && first && !request.recurrence ? this.alternatives(request.roomIds[0] ?? '', first) : [],
      goesOn: false,
    };
    return { status: 200, body };
  }

  private book(request: MeetingRequest): Answer {
    const violations = this.violations(request);
    if (violations.length > 0) return refuse(422, 'policy_violation', { violations });
    const dates = this.dates(request);
    const clashing = dates.filter((date) => this.conflicts(request.roomIds, date).length > 0);
    if (clashing.length > 0 && request.onConflict !== 'skip') {
      const conflicts = clashing.flatMap((date) => this.conflicts(request.roomIds, date));
      const first = dates[0];
      return refuse(409, 'room_busy', { conflicts, alternatives: first ? this.alternatives(request.roomIds[0] ?? '', first) : [] });
    }
    const seriesId = request.recurrence ? `series-${++this.made}` : null;
    const made = dates
      .filter((date) => !clashing.includes(date))
      .map((date): MockMeeting => ({
        id: `made-${++this.made}`,
        seriesId,
        subject: request.subject,
        start: toRfc3339(date.from),
        end: toRfc3339(date.until),
        timeZone: request.timeZone ?? 'UTC',
        state: 'confirmed',
        organizer: SELF,
        roomIds: request.roomIds,
        attendees: (request.attendees ?? []).map(({ personId, email, required = true }) => ({ ...(personId ? { personId } : {}), ...(email ? { email } : {}), required })),
        description: request.description ?? null,
        version: 1,
        isPrivate: request.private ?? false,
      }));
    this.meetings.push(...made);
    const first = made[0];
    if (!first) return refuse(422, 'no_occurrence');
    this.tell(first, 'meeting.booked');
    if (!seriesId) return { status: 201, body: this.view(first) };
    const skipped = clashing.flatMap((date) => this.conflicts(request.roomIds, date));
    return { status: 201, body: { id: seriesId, occurrences: made.map(({ id, start, end }) => ({ id, start, end })), skipped } };
  }

  private change(meeting: MockMeeting, change: MeetingChange, match: string | null): Answer {
    if (match !== null && match !== `"${meeting.version}"`) return refuse(412, 'stale');
    const next = { ...meeting, subject: change.subject ?? meeting.subject, description: change.description === undefined ? meeting.description : change.description, start: change.start ?? meeting.start, end: change.end ?? meeting.end, roomIds: change.roomIds ?? meeting.roomIds };
    const conflicts = this.conflicts(next.roomIds, spanOf(next), meeting.id);
    if (conflicts.length > 0) return refuse(409, 'room_busy', { conflicts });
    const before = meeting.roomIds;
    Object.assign(meeting, next, { version: meeting.version + 1 });
    return this.told({ ...meeting, roomIds: [...new Set([...before, ...meeting.roomIds])] }, 'meeting.changed', meeting);
  }

  private slots(query: URLSearchParams): Answer {
    const minutes = Number(query.get('minutes'));
    const seats = Number(query.get('capacity') ?? 0);
    const start = Date.parse(query.get('start') ?? '');
    const items: RoomSpan[] = [];
    for (let step = 1; items.length < 4 && step < 48; step += 2) {
      const from = Math.ceil(start / (30 * MINUTE)) * 30 * MINUTE + step * 30 * MINUTE;
      const room = this.rooms.find((candidate) => (candidate.capacity ?? 0) >= seats && this.conflicts([candidate.id], { from, until: from + minutes * MINUTE }).length === 0);
      if (room) items.push({ roomId: room.id, start: toRfc3339(from), end: toRfc3339(from + minutes * MINUTE) });
    }
    return { status: 200, body: { items } };
  }

  private told(meeting: MockMeeting, type: string, shown: MockMeeting = meeting): Answer {
    this.tell(meeting, type);
    return { status: 200, body: this.view(shown) };
  }

  /** Others see it a moment later, as over a real stream. */
  tell(meeting: MockMeeting, type: string): void {
    const event: ChangeEvent = { type, at: toRfc3339(this.now()), meetingId: meeting.id, roomIds: meeting.roomIds, from: meeting.start, until: meeting.end };
    for (const listener of this.listeners) listener(event);
  }
}

function spanOf(meeting: { start: string; end: string }): { from: number; until: number } {
  return { from: Date.parse(meeting.start), until: Date.parse(meeting.end) };
}

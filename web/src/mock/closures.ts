// Closures of the mock: a floor that closes tomorrow with meetings in the way, a
// room with nothing left in the way, and one that is over.
import type { InTheWay, Rehousing, Settled } from '../lib/api/closures';
import type { ClosureView, OtherRoomView } from '../lib/api/schema';
import type { Meeting, Room, RoomSpan } from '../lib/api/types';
import { overlaps } from '../lib/time/geometry';
import { addDays, dateOf, dayIn, toRfc3339 } from '../lib/time/zone';
import { type Answer, refuse } from './house';
import { type MockMeeting, PEOPLE } from './seed';

/** What closures ask of the meetings. */
export interface Calendar {
  meetings: () => readonly MockMeeting[];
  view: (meeting: MockMeeting) => Meeting;
  ways: (roomId: string, span: { from: number; until: number }) => RoomSpan[];
  move: (meeting: MockMeeting, to: Rehousing) => void;
  cancel: (meeting: MockMeeting) => void;
}

interface Wanted {
  placeId: string;
  start: string;
  end: string;
  reason: string;
}

const named = ({ id, name, capacity, placePath }: Room): { id: string; name: string; capacity: number | null; placePath: string[] } => ({ id, name, capacity, placePath });
const spanOf = ({ start, end }: { start: string; end: string }): { from: number; until: number } => ({ from: Date.parse(start), until: Date.parse(end) });

export class Closures {
  private seeded: ClosureView[] | null = null;
  private readonly asked = new Map<string, string>();
  private made = 0;

  constructor(
    private readonly rooms: readonly Room[],
    private readonly now: () => number,
    private readonly calendar: Calendar,
  ) {}

  /** Looked up only where somebody asks: five hundred rooms have many meetings. */
  private get planned(): ClosureView[] {
    this.seeded ??= this.seed();
    return this.seeded;
  }

  private seed(): ClosureView[] {
    const [first, second, third] = this.rooms;
    if (!first || !second || !third) return [];
    const now = this.now();
    const today = dateOf(now, first.timeZone);
    const day = (shift: number): string => toRfc3339(dayIn(addDays(today, shift), first.timeZone).start);
    const floor = this.plan({ placeId: `p-${first.placePath.join('-')}`, start: day(1), end: day(2), reason: 'The ventilation is exchanged on the whole floor.\nLifts stand still from 09:00 to 11:00.' }, day(-20));
    const works = { ...this.plan({ placeId: second.id, start: day(5), end: day(8), reason: '设备检修：更换会议室显示屏与音频线路' }, day(-2)), total: 4 };
    const carpet = { ...this.plan({ placeId: third.id, start: day(-9), end: day(-7), reason: 'New carpet' }, day(-40)), total: 2 };
    for (const { meeting } of this.inTheWay(floor).slice(1, 3)) this.asked.set(meeting.id, toRfc3339(now - 26 * 3_600_000));
    return [floor, works, carpet];
  }

  /** Null when the address is none of these. */
  handle(method: string, path: string, query: URLSearchParams, body: unknown): Answer | null {
    if (path === '/me/closures') return { status: 200, body: { items: this.own() } };
    const [, noun = '', id = '', word = '', meetingId = ''] = path.split('/');
    if (noun !== 'closures') return null;
    if (path === '/closures/preview') return this.preview(body as Wanted);
    if (path === '/closures') {
      if (method === 'GET') return { status: 200, body: { items: this.planned.map((one) => this.shown(one)).filter(({ state }) => query.get('all') === 'true' || state === 'planned' || state === 'closed') } };
      const made = this.plan(body as Wanted, toRfc3339(this.now()));
      this.planned.unshift(made);
      return { status: 201, body: this.shown(made) };
    }
    const closure = this.planned.find((one) => one.id === id);
    if (!closure) return refuse(404, 'not_found');
    if (word === 'meetings') return meetingId ? { status: 200, body: this.ways(meetingId) } : { status: 200, body: { items: this.inTheWay(closure) } };
    if (word === 'withdraw') closure.state = 'withdrawn';
    else if (word !== '') return { status: 200, body: { items: this.settle(word, body as Record<string, unknown>) } };
    if (method === 'PATCH') Object.assign(closure, body, { version: closure.version + 1 });
    return { status: 200, body: this.shown(closure) };
  }

  private plan({ placeId, start, end, reason }: Wanted, plannedAt: string): ClosureView {
    const within = this.within(placeId);
    const room = within[0];
    const isRoom = room?.id === placeId;
    const path = room ? (isRoom ? [...room.placePath, room.name] : this.pathOf(placeId, room)) : [];
    const made: ClosureView = { id: `c${++this.made}`, placeId, placeName: path[path.length - 1] ?? placeId, placePath: path.slice(0, -1), timeZone: room?.timeZone ?? 'UTC', start, end, reason, plannedAt, plannedBy: PEOPLE[0]?.name ?? null, state: 'planned', total: 0, remaining: 0, asked: 0, version: 1 };
    made.total = this.inTheWay(made).length;
    return made;
  }

  /** The names from the campus down to the place above a room. */
  private pathOf(placeId: string, room: Room): string[] {
    const at = room.placePath.findIndex((_, level) => `p-${room.placePath.slice(0, level + 1).join('-')}` === placeId);
    return room.placePath.slice(0, at + 1);
  }

  private within(placeId: string): Room[] {
    return this.rooms.filter((room) => room.id === placeId || `p-${room.placePath.join('-')}-`.startsWith(`${placeId}-`));
  }

  private shown(closure: ClosureView): ClosureView {
    const now = this.now();
    const state = closure.state === 'withdrawn' ? 'withdrawn' : Date.parse(closure.end) <= now ? 'over' : Date.parse(closure.start) <= now ? 'closed' : 'planned';
    const left = state === 'planned' || state === 'closed' ? this.inTheWay(closure) : [];
    return { ...closure, state, remaining: left.length, asked: left.filter(({ askedAt }) => askedAt).length };
  }

  private inTheWay(closure: ClosureView | undefined): InTheWay[] {
    if (!closure) return [];
    const closing = new Map(this.within(closure.placeId).map((room) => [room.id, room]));
    const near = this.calendar.meetings().filter((meeting) => meeting.state !== 'cancelled' && Date.parse(meeting.end) > this.now() && overlaps(spanOf(meeting), spanOf(closure)));
    const hit = near.filter(({ roomIds }) => roomIds.some((id) => closing.has(id))).sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
    const held: { roomId: string; span: { from: number; until: number } }[] = near.flatMap((meeting) => meeting.roomIds.map((roomId) => ({ roomId, span: spanOf(meeting) })));
    return hit.map((meeting, index) => {
      const span = spanOf(meeting);
      const busy = new Set(held.filter((one) => overlaps(one.span, span)).map(({ roomId }) => roomId));
      // One in nine finds no other room: that has to be seen as well.
      const other = index % 9 === 4 ? undefined : this.rooms.find(({ id }) => !closing.has(id) && !busy.has(id));
      if (other) held.push({ roomId: other.id, span });
      const askedAt = this.asked.get(meeting.id) ?? null;
      const closed = meeting.roomIds.flatMap((id) => closing.get(id) ?? []).map(named);
      return { closureId: closure.id, placeName: closure.placeName, reason: closure.reason, closedFrom: closure.start, closedUntil: closure.end, closed, meeting: this.calendar.view(meeting), offered: other ? [named(other)] : null, askedAt, reminders: askedAt ? 1 : 0 };
    });
  }

  private own(): InTheWay[] {
    const all = this.planned.filter(({ state }) => state !== 'withdrawn').flatMap((closure) => this.inTheWay(closure));
    const own = all.filter(({ meeting }) => meeting.organizer?.id === 'u0');
    return own.length > 0 ? own : all.slice(0, 2);
  }

  private preview(wanted: Wanted): Answer {
    const items = this.inTheWay({ ...this.plan(wanted, ''), id: '' });
    return { status: 200, body: { items: items.slice(0, 20), total: items.length, withoutOffer: items.filter(({ offered }) => !offered).length } };
  }

  private ways(meetingId: string): { rooms: OtherRoomView[]; times: { start: string; end: string }[] } {
    const meeting = this.calendar.meetings().find(({ id }) => id === meetingId);
    if (!meeting) return { rooms: [], times: [] };
    const ways = this.calendar.ways(meeting.roomIds[0] ?? '', spanOf(meeting));
    const rooms = ways.flatMap(({ roomId, start }, index): OtherRoomView[] => {
      const room = start === meeting.start ? this.rooms.find(({ id }) => id === roomId) : undefined;
      return room ? [{ room: named(room), roomIds: [room.id], lacking: index % 2 ? ['video'] : [], byRequest: room.bookingMode === 'approval' }] : [];
    });
    const later = (days: number): { start: string; end: string } => ({ start: toRfc3339(Date.parse(meeting.start) + days * 86_400_000), end: toRfc3339(Date.parse(meeting.end) + days * 86_400_000) });
    return { rooms, times: [later(1), later(2), later(6)] };
  }

  private settle(word: string, body: Record<string, unknown>): Settled[] {
    const wanted = word === 'rehouse' ? (body['meetings'] as Rehousing[]) : (body['meetingIds'] as string[]).map((meetingId): Rehousing => ({ meetingId }));
    return wanted.flatMap((one): Settled[] => {
      const meeting = this.calendar.meetings().find(({ id }) => id === one.meetingId);
      if (!meeting) return [];
      if (word === 'rehouse') this.calendar.move(meeting, one);
      else if (word === 'ask') this.asked.set(meeting.id, toRfc3339(this.now()));
      else this.calendar.cancel(meeting);
      return [{ meetingId: meeting.id, meeting: this.calendar.view(meeting) }];
    });
  }
}

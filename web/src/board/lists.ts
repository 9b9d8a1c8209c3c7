// What a board shows at an instant, and in which order: pure, from what it knows
// of its rooms.
import { type Shut, closesAfter, earlier, shutAt, shutOf } from '../lib/time/shut';
import { arrowTo, sheetHeight } from '../lib/plan/geometry';
import type { BoardRoomView, BoardView, DecorLookBody, PlanView, WayBody } from '../lib/api/schema';

export type State = 'free' | 'soon' | 'busy' | 'closed';

export interface Booking {
  id: string;
  subject: string | null;
  organizer: string | null;
  start: number;
  end: number;
  heldFrom: number;
  heldUntil: number;
  state: string;
  greets: boolean;
}

export interface Room {
  id: string;
  name: string;
  capacity: number | null;
  within: string[];
  timeZone: string;
  inService: boolean;
  way: WayBody | null;
  needsCheckIn: boolean;
  bookings: Booking[];
  /** Absent in what an older version kept. */
  shut?: Shut[];
}

/** As the server says it, with instants in milliseconds. */
export interface Day {
  panel: BoardView['panel'];
  board: Required<BoardView['board']>;
  placeName: string;
  timeZone: string;
  decor: DecorLookBody;
  rooms: Room[];
  /** Absent in what an older version kept. */
  plan?: PlanView | null;
  /** Where its drawing can be had, below /api/v1. */
  drawing?: string | null;
}

/** A room with how it is. */
export interface Line {
  room: Room;
  state: State;
  /** Until when; null: to the end of what is known. A room that is closed opens then. */
  until: number | null;
  current: Booking | null;
  next: Booking | null;
}

/** A meeting with where it is. */
export interface Entry {
  room: Room;
  booking: Booking;
  isOn: boolean;
}

export type Scene =
  | { kind: 'rooms'; lines: Line[]; page: number; pages: number }
  | { kind: 'plan'; lines: Line[] }
  | { kind: 'meetings'; entries: Entry[]; page: number; pages: number }
  | { kind: 'welcome'; text: string; entries: Entry[] }
  | { kind: 'picture'; id: string; seconds: number };

const MINUTE = 60_000;
/** So long before a booking the room is soon taken. */
const SOON = 10 * MINUTE;
/** A house is idle when nothing is on and nothing begins within this time. */
const IDLE = 30 * MINUTE;
const WELCOMED_MOST = 5;

const DEFAULTS: Day['board'] = { layout: 'rooms', secondLanguage: null, ways: {}, pageSeconds: 12, lines: null, greetsGuests: false, playlist: [], media: 'between', here: null, facing: 'up' };

export function dayOf(view: BoardView): Day {
  const room = ({ bookings, closed, ...rest }: BoardRoomView): Room => ({
    id: rest.id,
    name: rest.name,
    capacity: rest.capacity ?? null,
    within: rest.within,
    timeZone: rest.timeZone,
    inService: rest.inService,
    way: rest.way ?? null,
    needsCheckIn: rest.needsCheckIn,
    shut: shutOf(closed),
    bookings: bookings.map((one) => ({
      id: one.id,
      subject: one.subject ?? null,
      organizer: one.organizer ?? null,
      start: Date.parse(one.start),
      end: Date.parse(one.end),
      heldFrom: Date.parse(one.heldFrom),
      heldUntil: Date.parse(one.heldUntil),
      state: one.state,
      greets: one.greets,
    })),
  });
  const board = { ...DEFAULTS, ...view.board };
  const plan = view.plan ?? null;
  const height = sheetHeight(plan?.drawing);
  /** The arrow that somebody chose; else the one that follows from where board and room are on the plan. */
  const wayTo = ({ id, way }: Room): WayBody | null => {
    const corners = board.here && plan?.spots.find(({ roomId }) => roomId === id)?.corners;
    const arrow = !way && corners && board.here ? arrowTo(corners, board.here, board.facing, height) : null;
    return arrow ? { arrow } : way;
  };
  const rooms = view.rooms.map(room).map((one) => ({ ...one, way: wayTo(one) }));
  // What lies below the rooms is fetched only where it is shown.
  return { panel: view.panel, board, placeName: view.placeName, timeZone: view.timeZone, decor: view.decor, rooms, plan, drawing: board.layout === 'plan' && view.plan?.drawing ? `/places/${view.plan.placeId}/plan/drawing?tag=${view.plan.drawing.tag}` : null };
}

export function lineOf(room: Room, now: number): Line {
  const ahead = room.bookings.filter((one) => one.end > now).sort((one, other) => one.start - other.start);
  const current = ahead.find((one) => one.start <= now || one.state === 'running') ?? null;
  const next = ahead.find((one) => one.start > now && one !== current) ?? null;
  if (!room.inService) return { room, state: 'closed', until: null, current: null, next: null };
  if (!current) {
    const shut = shutAt(room.shut ?? [], now);
    if (shut) return { room, state: 'closed', until: shut.until, current, next };
    const isSoon = next !== null && next.start - now <= SOON;
    return { room, state: isSoon ? 'soon' : 'free', until: isSoon ? next.start : earlier(next?.heldFrom ?? null, closesAfter(room.shut ?? [], now)), current, next };
  }
  // Bookings that follow one another at once are one stretch.
  let until = current.end;
  for (const one of ahead) if (one.start > current.start && one.heldFrom <= until + MINUTE) until = Math.max(until, one.end);
  return { room, state: 'busy', until, current, next };
}

/** Meetings of the day that are not over, in order of time; those at once in the order of the rooms. */
export function entriesOf(rooms: Room[], now: number, midnight: number): Entry[] {
  const all = rooms.flatMap((room) => room.bookings.map((booking) => ({ room, booking, isOn: booking.start <= now || booking.state === 'running' })));
  const today = all.filter(({ booking }) => booking.end > now && booking.start < midnight);
  return today.map((entry, at) => ({ entry, at })).sort((one, other) => one.entry.booking.start - other.entry.booking.start || one.at - other.at).map(({ entry }) => entry);
}

export function isIdle(rooms: Room[], now: number): boolean {
  return !rooms.some((room) => room.bookings.some((one) => one.end > now && one.start - now <= IDLE));
}

/** Lines of one page of a list of so many. */
export function sizeOf(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, Math.ceil(count / most))));
}

/** Equal pages: the last one is not nearly empty. */
export function pagesOf<T>(items: T[], most: number): T[][] {
  const size = sizeOf(items.length, most);
  return Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, page) => items.slice(page * size, (page + 1) * size));
}

/** Everything that is shown in one round; `most` lines fit on a page, `midnight` ends the day. */
export function scenesOf({ board, panel, decor, rooms, plan }: Day, now: number, midnight: number, most: number): Scene[] {
  const pictures = board.playlist.map(({ pictureId, seconds }): Scene => ({ kind: 'picture', id: pictureId, seconds }));
  if (board.media === 'idle' && pictures.length > 0 && isIdle(rooms, now)) return pictures;
  const entries = entriesOf(rooms, now, midnight);
  const greeted = entries.filter(({ booking }) => booking.greets && booking.subject !== null).slice(0, WELCOMED_MOST);
  const text = panel.look.welcome ?? decor.greeting ?? '';
  const welcome: Scene[] = text !== '' || greeted.length > 0 ? [{ kind: 'welcome', text, entries: greeted }] : [];
  const lists: Scene[] =
    board.layout === 'meetings'
      ? pagesOf(entries, most).map((part, page, { length }) => ({ kind: 'meetings', entries: part, page, pages: length }))
      : board.layout === 'plan' && plan && plan.spots.length > 0
        ? [{ kind: 'plan', lines: rooms.map((room) => lineOf(room, now)) }]
        : pagesOf(rooms, most).map((part, page, { length }) => ({ kind: 'rooms', lines: part.map((room) => lineOf(room, now)), page, pages: length }));
  return [...lists, ...welcome, ...(board.media === 'between' ? pictures : [])];
}

/** Which scene of a round is on, and since when. */
export interface Turn {
  at: number;
  since: number;
}

export function turned(turn: Turn, scenes: readonly Scene[], pageSeconds: number, now: number): Turn {
  const at = Math.min(turn.at, scenes.length - 1);
  const scene = scenes[at];
  const stands = (scene?.kind === 'picture' ? scene.seconds : pageSeconds) * 1_000;
  // A clock that was set back must not stop the round.
  if (now - turn.since < stands && now >= turn.since) return at === turn.at ? turn : { at, since: turn.since };
  return { at: (at + 1) % Math.max(1, scenes.length), since: now };
}

/** Lines that can be read from afar on a screen of this size, in one column. */
export function linesFor(width: number, height: number): number {
  const isTall = height > width;
  const row = Math.max(88, height * (isTall ? 0.058 : 0.092));
  return Math.max(3, Math.floor((height * (isTall ? 0.83 : 0.79)) / row));
}

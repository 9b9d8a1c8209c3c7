// What the timeline draws: rooms with their blocks of one day, in groups.
// Built from the server's schedule; pure, so that tests can build it too.
import type { Hold, MeetingState, PersonRef, Room } from '../api/types';
import { type Lane, type Stretch, lanesOf, overlaps } from '../time/geometry';
import { type Day, dayIn } from '../time/zone';

/** A hold with instants as numbers. `pending` while the server has not answered yet. */
export interface Block extends Stretch {
  id: string;
  meetingId: string;
  seriesId: string | null;
  roomId: string;
  subject: string | null;
  organizer: PersonRef | null;
  state: MeetingState;
  mine: boolean;
  pending: boolean;
}

export interface RoomRow {
  room: Room;
  day: Day;
  readonly blocks: readonly Block[];
  readonly lanes: readonly Lane[];
}

export type Item =
  | { kind: 'group'; key: string; label: string; zone: string; count: number }
  | { kind: 'room'; key: string; row: RoomRow; ordinal: number };

/** Where a booking is or would be. */
export interface Place extends Stretch {
  roomId: string;
}

export function blockOf(hold: Hold, roomId: string): Block {
  // An hour of a day is compared many times while drawing, so instants are numbers from here on.
  return {
    id: hold.id,
    meetingId: hold.meetingId,
    seriesId: hold.seriesId ?? null,
    roomId,
    from: Date.parse(hold.from),
    until: Date.parse(hold.until),
    subject: hold.subject ?? null,
    organizer: hold.organizer ?? null,
    state: hold.state,
    mine: hold.mine,
    pending: false,
  };
}

/** Only what keeps a room; a released or cancelled hold is no longer anybody's concern. */
export function keepsRoom(state: MeetingState): boolean {
  return state !== 'cancelled' && state !== 'declined' && state !== 'released';
}

/** A row that works out its blocks when somebody looks: of five hundred rooms thirty are in view. */
class DayRow implements RoomRow {
  private found: Block[] | null = null;
  private placed: Lane[] | null = null;

  constructor(
    readonly room: Room,
    readonly day: Day,
    private readonly all: () => readonly Block[],
  ) {}

  get blocks(): readonly Block[] {
    const { start: from, end: until } = this.day;
    this.found ??= this.all()
      .filter((block) => overlaps(block, { from, until }))
      .sort((a, b) => a.from - b.from || a.until - b.until);
    return this.found;
  }

  get lanes(): readonly Lane[] {
    this.placed ??= lanesOf(this.blocks);
    return this.placed;
  }
}

export function rowOf(room: Room, date: string, blocks: () => readonly Block[]): RoomRow {
  return new DayRow(room, dayIn(date, room.timeZone), blocks);
}

/** The first block in the way of a stretch, other than those of the meeting being moved. */
export function clashIn(row: RoomRow, stretch: Stretch, exceptMeeting: string | null): Block | null {
  return row.blocks.find((block) => block.meetingId !== exceptMeeting && overlaps(block, stretch)) ?? null;
}

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export function byPlace(a: Room, b: Room): number {
  const length = Math.max(a.placePath.length, b.placePath.length);
  for (let level = 0; level < length; level++) {
    const order = natural.compare(a.placePath[level] ?? '', b.placePath[level] ?? '');
    if (order !== 0) return order;
  }
  return natural.compare(a.name, b.name);
}

/** How many leading steps of the place path all rooms share, and so need not be repeated. */
export function sharedDepth(rooms: readonly Room[]): number {
  const first = rooms[0];
  if (!first) return 0;
  let depth = first.placePath.length;
  for (const room of rooms) {
    let level = 0;
    while (level < depth && room.placePath[level] === first.placePath[level]) level++;
    depth = level;
  }
  return depth;
}

/** Rows of rooms already in place order, with a heading wherever the place changes. */
export function itemsOf(rows: readonly RoomRow[], depth: number, nameOf: (path: string[], depth: number) => string): Item[] {
  const items: Item[] = [];
  let heading: Extract<Item, { kind: 'group' }> | undefined;
  let ordinal = 0;
  for (const row of rows) {
    const key = row.room.placePath.join('\u0000');
    if (heading?.key !== key) {
      heading = { kind: 'group', key, label: nameOf(row.room.placePath, depth), zone: row.room.timeZone, count: 0 };
      items.push(heading);
    }
    heading.count++;
    items.push({ kind: 'room', key: row.room.id, row, ordinal: ordinal++ });
  }
  return items;
}

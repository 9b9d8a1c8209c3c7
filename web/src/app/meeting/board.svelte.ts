// The day as the page knows it: what the server said last, with the changes
// laid over it that the server has not confirmed yet. Live events refetch only
// the rooms they name; a refused change simply loses its overlay.
import { Burst } from '../../lib/api/burst';
import * as api from '../../lib/api/client';
import { keepDay, recallDay } from '../../lib/api/shelf';
import type { ChangeEvent, Hold, Room, Schedule } from '../../lib/api/types';
import { type Block, type Place, type RoomRow, blockOf, byPlace, keepsRoom, rowOf } from '../../lib/timeline/rows';
import { OWN_ZONE, addDays, dateOf, dayIn, toRfc3339 } from '../../lib/time/zone';
import { shownFrom } from '../connection.svelte';

/** A change shown before the server has confirmed it. */
export type Overlay =
  | { kind: 'made'; block: Block }
  | { kind: 'moved'; holdId: string; place: Place }
  | { kind: 'gone'; meetingId: string };

/** Blocks that are made of holds when somebody looks at them, and then stay the same list. */
type Blocks = () => readonly Block[];

interface Known {
  rooms: Room[];
  blocks: Map<string, Blocks>;
}

const CACHED_DAYS = 9;
const REST_AFTER_MS = 1_200;
/** Above this many rooms one question for the whole day is cheaper than one naming them. */
const MOST_NAMED_ROOMS = 40;

function blocksOf(roomId: string, holds: readonly Hold[]): Blocks {
  let made: Block[] | null = null;
  return () => (made ??= holds.filter((hold) => keepsRoom(hold.state)).map((hold) => blockOf(hold, roomId)));
}

function known(schedule: Schedule): Known {
  const blocks = new Map<string, Blocks>();
  for (const { room, holds } of schedule.rooms) blocks.set(room.id, blocksOf(room.id, holds));
  return { rooms: schedule.rooms.map(({ room }) => room).sort(byPlace), blocks };
}

const NONE: Blocks = () => [];

/** The blocks of one room with the overlays applied; the very same list when none of them concerns it. */
export function overlaid(
  blocks: readonly Block[],
  roomId: string,
  overlays: readonly Overlay[],
  moved: readonly Block[],
): readonly Block[] {
  const hidden = (block: Block): boolean =>
    overlays.some(
      (overlay) =>
        (overlay.kind === 'gone' && overlay.meetingId === block.meetingId) ||
        (overlay.kind === 'moved' && overlay.holdId === block.id),
    );
  const kept = blocks.filter((block) => !hidden(block));
  const made = overlays.flatMap((overlay) => (overlay.kind === 'made' && overlay.block.roomId === roomId ? [overlay.block] : []));
  const arrived = moved.filter((block) => block.roomId === roomId);
  if (kept.length === blocks.length && made.length === 0 && arrived.length === 0) return blocks;
  return [...kept, ...made, ...arrived];
}

export class Board {
  date = $state('');
  /** Ticks with the clock, for the now-line and what rooms are doing. */
  now = $state(Date.now());
  failure = $state.raw<unknown>(null);
  loading = $state(false);
  private day = $state.raw<Known | null>(null);
  private overlays = $state.raw<Overlay[]>([]);
  private cache = new Map<string, Known>();
  private asked = 0;
  /** When the server said what comes from the shelf. */
  private shelvedAt: number | null = null;
  private touched = new Set<string>();
  private unshelved: { date: string; schedule: Schedule } | null = null;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly burst = new Burst(() => {
    const rooms = [...this.touched];
    this.touched.clear();
    this.refreshRooms(rooms).catch(() => undefined);
  });
  /** Rows without overlays, by room: the timeline redraws only rows that are new objects. */
  private rowCache = new Map<string, { row: RoomRow; blocks: Blocks }>();

  /** Null until the first day is known. */
  readonly rows: RoomRow[] | null = $derived.by(() => (this.day ? this.draw(this.day) : null));

  /** The zone most rooms lie in; the header's hours are its hours. */
  readonly zone: string = $derived.by(() => {
    const counts = new Map<string, number>();
    for (const { timeZone } of this.day?.rooms ?? []) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1);
    let best = OWN_ZONE;
    let most = 0;
    for (const [zone, count] of counts) if (count > most) [best, most] = [zone, count];
    return best;
  });

  get rooms(): readonly Room[] {
    return this.day?.rooms ?? [];
  }

  get today(): string {
    return dateOf(this.now, this.zone);
  }

  private draw(day: Known): RoomRow[] {
    const { overlays, date } = this;
    const moved = this.movedBlocks(day, overlays);
    return day.rooms.map((room) => {
      const blocks = day.blocks.get(room.id) ?? NONE;
      const cached = this.rowCache.get(room.id);
      if (overlays.length > 0) {
        const shown = overlaid(blocks(), room.id, overlays, moved);
        if (shown !== blocks()) return rowOf(room, date, () => shown);
      }
      if (cached?.blocks === blocks && cached.row.day.date === date && cached.row.room === room) return cached.row;
      const row = rowOf(room, date, blocks);
      this.rowCache.set(room.id, { row, blocks });
      return row;
    });
  }

  private movedBlocks(day: Known, overlays: readonly Overlay[]): Block[] {
    const moved: Block[] = [];
    for (const overlay of overlays) {
      if (overlay.kind !== 'moved') continue;
      for (const blocks of day.blocks.values()) {
        const block = blocks().find((candidate) => candidate.id === overlay.holdId);
        if (block) moved.push({ ...block, ...overlay.place, pending: true });
      }
    }
    return moved;
  }

  /** The instants to ask for: the day in every zone that matters, or in every zone on earth while none is known. */
  private span(date: string): { start: string; end: string } {
    const zones = [...new Set(this.rooms.map((room) => room.timeZone))];
    if (zones.length === 0) zones.push('Pacific/Kiritimati', 'Etc/GMT+12');
    const days = zones.map((zone) => dayIn(date, zone));
    return {
      start: toRfc3339(Math.min(...days.map((day) => day.start))),
      end: toRfc3339(Math.max(...days.map((day) => day.end))),
    };
  }

  private remember(date: string, day: Known): void {
    this.cache.delete(date);
    this.cache.set(date, day);
    for (const oldest of this.cache.keys()) {
      if (this.cache.size <= CACHED_DAYS) break;
      this.cache.delete(oldest);
    }
  }

  /** Shows a date: from memory or the shelf at once, then from the server. */
  async show(date: string): Promise<void> {
    if (this.date === date && this.day && !this.failure) return;
    this.date = date;
    const cached = this.cache.get(date);
    if (cached) this.day = cached;
    else {
      const shelved = await recallDay(date);
      if (this.date !== date) return;
      this.shelvedAt = shelved?.at ?? null;
      if (shelved) this.day = known(shelved.value);
      else if (this.day) this.day = { rooms: this.day.rooms, blocks: new Map() };
    }
    await this.refresh();
    this.rest();
  }

  /** Fetches the shown day anew, whole. */
  async refresh(): Promise<void> {
    const { date } = this;
    if (!date) return;
    const ticket = ++this.asked;
    this.loading = true;
    try {
      const { start, end } = this.span(date);
      const schedule = await api.schedule(start, end);
      const day = known(schedule);
      this.remember(date, day);
      this.unshelved = { date, schedule };
      if (ticket !== this.asked) return;
      this.day = day;
      this.failure = null;
      this.shelvedAt = null;
    } catch (error) {
      if (ticket !== this.asked) return;
      this.failure = error;
      if (this.shelvedAt !== null && api.isAway(error)) shownFrom(this.shelvedAt);
    } finally {
      if (ticket === this.asked) this.loading = false;
    }
  }

  /** Fetches only these rooms of the shown day. */
  async refreshRooms(roomIds: readonly string[]): Promise<void> {
    const unknown = roomIds.some((id) => !this.day?.blocks.has(id));
    if (unknown || roomIds.length > MOST_NAMED_ROOMS) return this.refresh();
    if (roomIds.length === 0) return;
    const { date } = this;
    const ticket = this.asked;
    const { start, end } = this.span(date);
    const fresh = known(await api.schedule(start, end, roomIds));
    if (!this.day || date !== this.date || ticket !== this.asked) return;
    const blocks = new Map(this.day.blocks);
    for (const [id, list] of fresh.blocks) blocks.set(id, list);
    this.day = { rooms: this.day.rooms, blocks };
    this.remember(date, this.day);
  }

  /** What can wait until the page has come to rest: putting the day on the shelf, fetching those beside it. */
  private rest(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.unshelved) void keepDay(this.unshelved.date, this.unshelved.schedule);
      this.unshelved = null;
      this.fetchNeighbours();
    }, REST_AFTER_MS);
  }

  private fetchNeighbours(): void {
    const neighbours = [addDays(this.date, 1), addDays(this.date, -1)];
    for (const date of neighbours) {
      if (this.cache.has(date)) continue;
      const { start, end } = this.span(date);
      void api.schedule(start, end).then(
        (schedule) => this.remember(date, known(schedule)),
        () => undefined,
      );
    }
  }

  /** Something changed somewhere. Bursts are gathered, so that an import costs one question, not hundreds. */
  changed(event: ChangeEvent): void {
    const { start, end } = this.span(this.date);
    const inside =
      !event.from ||
      !event.until ||
      (Date.parse(event.from) < Date.parse(end) && Date.parse(event.until) > Date.parse(start));
    for (const date of [...this.cache.keys()]) if (date !== this.date) this.cache.delete(date);
    if (!inside) return;
    for (const id of event.roomIds) this.touched.add(id);
    this.burst.tell();
  }

  /** Lays a change over the day; the returned function takes it away again. */
  overlay(overlay: Overlay): () => void {
    this.overlays = [...this.overlays, overlay];
    return () => {
      this.overlays = this.overlays.filter((other) => other !== overlay);
    };
  }

  row(roomId: string): RoomRow | undefined {
    return this.rows?.find((row) => row.room.id === roomId);
  }
}

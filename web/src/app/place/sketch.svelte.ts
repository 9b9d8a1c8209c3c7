// A plan while it is drawn: rooms are placed, moved, given other corners, taken
// off, and each step can be undone. Numbers are parts of ten thousand.
import type { SpotBody } from '../../lib/api/schema';
import { type Corner, WHOLE, boxOfCorners } from '../../lib/plan/geometry';
import { clamp } from '../../lib/time/geometry';

/** What pointers and arrows fall on. */
export const GRID = 50;
/** Edges of other rooms draw a corner so far. */
const PULL = 60;
const LEAST_SIDE = 100;
const FIRST = { width: 1_200, height: 900 };
const MOST_STEPS = 200;
const MOST_CORNERS = 40;

type Spots = readonly SpotBody[];

/** Whether a room is a rectangle along the sides of the sheet, whose corners move together. */
export function isBox(corners: readonly Corner[]): boolean {
  if (corners.length !== 4) return false;
  return corners.every((one, at) => {
    const next = corners[(at + 1) % 4];
    return next !== undefined && (at % 2 === 0 ? one.y === next.y : one.x === next.x);
  }) || corners.every((one, at) => {
    const next = corners[(at + 1) % 4];
    return next !== undefined && (at % 2 === 1 ? one.y === next.y : one.x === next.x);
  });
}

function onSheet(value: number): number {
  return clamp(Math.round(value), 0, WHOLE);
}

export class Sketch {
  spots = $state.raw<Spots>([]);
  chosen = $state<string | null>(null);
  /** Which corner of the chosen room. */
  corner = $state<number | null>(null);
  private past = $state.raw<Spots[]>([]);
  private future = $state.raw<Spots[]>([]);
  private saved = $state.raw<Spots>([]);

  constructor(spots: Spots) {
    this.spots = spots;
    this.saved = spots;
  }

  readonly dirty: boolean = $derived(this.spots !== this.saved);
  readonly undoable: boolean = $derived(this.past.length > 0);
  readonly redoable: boolean = $derived(this.future.length > 0);
  readonly spot: SpotBody | null = $derived(this.spots.find(({ roomId }) => roomId === this.chosen) ?? null);

  /** From here on this is how it is kept. */
  keep(spots: Spots): void {
    this.spots = spots;
    this.saved = spots;
    this.past = [];
    this.future = [];
    if (!spots.some(({ roomId }) => roomId === this.chosen)) this.choose(null);
  }

  choose(roomId: string | null): void {
    if (roomId === this.chosen) return;
    this.chosen = roomId;
    this.corner = null;
  }

  /** Remembers how it was, so that what follows can be undone as one step. */
  begin(): void {
    if (this.past[this.past.length - 1] === this.spots) return;
    this.past = [...this.past, this.spots].slice(-MOST_STEPS);
    this.future = [];
  }

  undo(): void {
    // A step that changed nothing is none.
    let past = this.past;
    while (past.length > 0 && past[past.length - 1] === this.spots) past = past.slice(0, -1);
    const before = past[past.length - 1];
    if (!before) return;
    this.past = past.slice(0, -1);
    this.future = [this.spots, ...this.future];
    this.spots = before;
    this.corner = null;
  }

  redo(): void {
    const [after, ...rest] = this.future;
    if (!after) return;
    this.past = [...this.past, this.spots];
    this.future = rest;
    this.spots = after;
    this.corner = null;
  }

  /** Rooms that are not there yet, each where nothing is, from the top; one step. */
  place(...roomIds: readonly string[]): void {
    this.begin();
    for (const roomId of roomIds) {
      const corners = boxAt(freeSpot(this.spots.map((spot) => boxOfCorners(spot.corners))), FIRST);
      this.spots = [...this.spots, { roomId, corners }];
    }
    this.choose(roomIds[0] ?? null);
  }

  remove(): void {
    if (!this.spot) return;
    this.begin();
    this.spots = this.spots.filter(({ roomId }) => roomId !== this.chosen);
    this.choose(null);
  }

  private set(corners: Corner[]): void {
    this.spots = this.spots.map((spot) => (spot.roomId === this.chosen ? { ...spot, corners } : spot));
  }

  /** Moves the chosen room from where it was; it never leaves the sheet. */
  moveFrom(start: readonly Corner[], dx: number, dy: number, grid = GRID): void {
    const box = boxOfCorners(start);
    const to = (from: number, by: number, size: number): number => clamp(Math.round((from + by) / grid) * grid, 0, WHOLE - size) - from;
    const [right, down] = [to(box.left, dx, box.width), to(box.top, dy, box.height)];
    const [pullX, pullY] = grid > 1 ? this.pulled(box.left + right, box.top + down, box.width, box.height) : [0, 0];
    const [x, y] = [clamp(right + pullX, -box.left, WHOLE - box.width - box.left), clamp(down + pullY, -box.top, WHOLE - box.height - box.top)];
    this.set(start.map((corner) => ({ x: onSheet(corner.x + x), y: onSheet(corner.y + y) })));
  }

  /** How far edges of other rooms draw this one. */
  private pulled(left: number, top: number, width: number, height: number): [number, number] {
    let best: [number, number] = [0, 0];
    let [leastX, leastY] = [PULL, PULL];
    for (const spot of this.spots) {
      if (spot.roomId === this.chosen) continue;
      const other = boxOfCorners(spot.corners);
      for (const edge of [other.left, other.left + other.width]) {
        for (const own of [left, left + width]) if (Math.abs(edge - own) < leastX) [leastX, best] = [Math.abs(edge - own), [edge - own, best[1]]];
      }
      for (const edge of [other.top, other.top + other.height]) {
        for (const own of [top, top + height]) if (Math.abs(edge - own) < leastY) [leastY, best] = [Math.abs(edge - own), [best[0], edge - own]];
      }
    }
    return best;
  }

  /** Moves one corner; a rectangle stays one. */
  moveCorner(start: readonly Corner[], at: number, x: number, y: number, grid = GRID): void {
    const from = start[at];
    if (!from) return;
    const snapped = { x: onSheet(Math.round(x / grid) * grid), y: onSheet(Math.round(y / grid) * grid) };
    if (!isBox(start)) {
      this.set(start.map((corner, index) => (index === at ? snapped : corner)));
      return;
    }
    const across = start[(at + 2) % 4] ?? from;
    const wide = (value: number, other: number, before: number): number => (Math.abs(value - other) < LEAST_SIDE ? other + (before < other ? -LEAST_SIDE : LEAST_SIDE) : value);
    const to = { x: onSheet(wide(snapped.x, across.x, from.x)), y: onSheet(wide(snapped.y, across.y, from.y)) };
    this.set(start.map((corner) => ({ x: corner.x === from.x ? to.x : corner.x, y: corner.y === from.y ? to.y : corner.y })));
  }

  /** One step by keys: the chosen corner, else the room; `grows` moves its right lower side instead. */
  nudge(dx: number, dy: number, grows: boolean): void {
    const { spot, corner } = this;
    if (!spot) return;
    this.begin();
    const at = corner === null ? undefined : spot.corners[corner];
    if (corner !== null && at) this.moveCorner(spot.corners, corner, at.x + dx, at.y + dy, 1);
    else if (!grows) this.moveFrom(spot.corners, dx, dy, 1);
    else this.set(grown(spot.corners, dx, dy));
  }

  /** A further corner in the middle of the side after the chosen one, or of the longest. */
  addCorner(): void {
    const { spot } = this;
    if (!spot || spot.corners.length >= MOST_CORNERS) return;
    const { corners } = spot;
    const after = this.corner ?? longestSide(corners);
    const [one, other] = [corners[after], corners[(after + 1) % corners.length]];
    if (!one || !other) return;
    this.begin();
    const middle = { x: onSheet((one.x + other.x) / 2), y: onSheet((one.y + other.y) / 2) };
    this.set([...corners.slice(0, after + 1), middle, ...corners.slice(after + 1)]);
    this.corner = after + 1;
  }

  removeCorner(): void {
    const { spot, corner } = this;
    if (!spot || corner === null || spot.corners.length <= 3) return;
    this.begin();
    this.set(spot.corners.filter((_, at) => at !== corner));
    this.corner = null;
  }
}

function boxAt({ x, y }: Corner, { width, height }: { width: number; height: number }): Corner[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The first place in reading order where a new room covers none; the middle when all is full. */
function freeSpot(taken: readonly { left: number; top: number; width: number; height: number }[]): Corner {
  const step = 200;
  for (let y = step; y + FIRST.height <= WHOLE; y += step) {
    for (let x = step; x + FIRST.width <= WHOLE; x += step) {
      const covers = taken.some((box) => x < box.left + box.width && box.left < x + FIRST.width && y < box.top + box.height && box.top < y + FIRST.height);
      if (!covers) return { x, y };
    }
  }
  return { x: (WHOLE - FIRST.width) / 2, y: (WHOLE - FIRST.height) / 2 };
}

/** The outline with its right and lower sides moved, everything between in proportion. */
function grown(corners: readonly Corner[], dx: number, dy: number): Corner[] {
  const box = boxOfCorners(corners);
  const width = clamp(box.width + dx, LEAST_SIDE, WHOLE - box.left);
  const height = clamp(box.height + dy, LEAST_SIDE, WHOLE - box.top);
  return corners.map(({ x, y }) => ({
    x: onSheet(box.left + ((x - box.left) * width) / Math.max(1, box.width)),
    y: onSheet(box.top + ((y - box.top) * height) / Math.max(1, box.height)),
  }));
}

function longestSide(corners: readonly Corner[]): number {
  let best = 0;
  let most = 0;
  corners.forEach((one, at) => {
    const other = corners[(at + 1) % corners.length] ?? one;
    const length = Math.hypot(other.x - one.x, other.y - one.y);
    if (length > most) [most, best] = [length, at];
  });
  return best;
}

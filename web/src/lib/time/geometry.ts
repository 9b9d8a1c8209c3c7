// Where things are on the day timeline: minutes to pixels across, rows of
// unequal height down. Pure numbers; the components only draw what this says.

export interface Scale {
  pxPerMinute: number;
}

/** A half-open stretch of instants, in epoch milliseconds. */
export interface Stretch {
  from: number;
  until: number;
}

export interface Box {
  left: number;
  width: number;
}

/** Heights of all rows as running offsets: row i spans [offsets[i], offsets[i + 1]). */
export type Offsets = readonly number[];

export function stack(heights: readonly number[]): Offsets {
  const offsets = [0];
  let sum = 0;
  for (const height of heights) offsets.push((sum += height));
  return offsets;
}

export function totalHeight(offsets: Offsets): number {
  return offsets[offsets.length - 1] ?? 0;
}

/** The row that holds this y, clamped to the first and last. */
export function rowAt(offsets: Offsets, y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows [first, last) to draw for a viewport, with some rows to spare on both sides. */
export function visibleRows(offsets: Offsets, top: number, height: number, spare: number): [number, number] {
  const count = offsets.length - 1;
  if (count <= 0) return [0, 0];
  const first = Math.max(0, rowAt(offsets, top) - spare);
  const last = Math.min(count, rowAt(offsets, top + height) + 1 + spare);
  return [first, last];
}

/** A stretch as pixels in a day that begins at dayStart, clipped to the day; null when it lies outside. */
export function boxOf(stretch: Stretch, day: Stretch, scale: Scale): Box | null {
  const from = Math.max(stretch.from, day.from);
  const until = Math.min(stretch.until, day.until);
  if (until <= from) return null;
  const left = ((from - day.from) / 60_000) * scale.pxPerMinute;
  return { left, width: ((until - from) / 60_000) * scale.pxPerMinute };
}

export function snap(minute: number, grid: number): number {
  return Math.round(minute / grid) * grid;
}

export function snapDown(minute: number, grid: number): number {
  return Math.floor(minute / grid) * grid;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Half-open stretches that only touch do not clash. */
export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.from < b.until && b.from < a.until;
}

export interface Lane {
  lane: number;
  lanes: number;
}

/**
 * Lanes for stretches sorted by start, so that rivals waiting for approval lie
 * beside each other. Stretches that clash with nothing get the whole row.
 */
export function lanesOf(stretches: readonly Stretch[]): Lane[] {
  const result: Lane[] = stretches.map(() => ({ lane: 0, lanes: 1 }));
  let cluster: number[] = [];
  let clusterEnd = -Infinity;
  let laneEnds: number[] = [];
  const close = (): void => {
    for (const index of cluster) {
      const lane = result[index];
      if (lane) lane.lanes = laneEnds.length;
    }
    cluster = [];
    laneEnds = [];
    clusterEnd = -Infinity;
  };
  stretches.forEach((stretch, index) => {
    if (stretch.from >= clusterEnd) close();
    let lane = laneEnds.findIndex((end) => end <= stretch.from);
    if (lane < 0) lane = laneEnds.length;
    laneEnds[lane] = stretch.until;
    const slot = result[index];
    if (slot) slot.lane = lane;
    cluster.push(index);
    clusterEnd = Math.max(clusterEnd, stretch.until);
  });
  close();
  return result;
}

/** The first free stretch of this length that starts at or after `after`, on the grid; null when the day has none. */
export function firstFree(
  busy: readonly Stretch[],
  day: Stretch,
  after: number,
  minutes: number,
  grid: number,
): Stretch | null {
  const step = grid * 60_000;
  let from = day.from + Math.ceil(Math.max(0, after - day.from) / step) * step;
  const sorted = [...busy].sort((a, b) => a.from - b.from);
  for (const taken of sorted) {
    if (taken.until <= from) continue;
    if (taken.from >= from + minutes * 60_000) break;
    from = day.from + Math.ceil((taken.until - day.from) / step) * step;
  }
  const until = from + minutes * 60_000;
  return until <= day.until ? { from, until } : null;
}

/** What a room is doing at an instant: held until, or free until (Infinity: nothing more comes). */
export type Status = { held: true; until: number } | { held: false; until: number };

export function statusAt(busy: readonly Stretch[], instant: number): Status {
  const sorted = [...busy].sort((a, b) => a.from - b.from);
  let until: number | null = null;
  for (const taken of sorted) {
    if (taken.until <= instant) continue;
    if (until === null) {
      if (taken.from > instant) return { held: false, until: taken.from };
      until = taken.until;
    } else if (taken.from <= until) {
      until = Math.max(until, taken.until);
    }
  }
  return until === null ? { held: false, until: Infinity } : { held: true, until };
}

// Where things lie on a floor plan, and what fits into them. Pure; corners are in
// parts of ten thousand of the plan, and a sheet is a thousand wide and as high
// as its drawing wants it.
import type { CornerBody as Corner, PlanView } from '../api/schema';

export type { Corner };

export const WHOLE = 10_000;
export const SHEET_WIDTH = 1_000;
/** Without a drawing, the sheet lies like a screen. */
const EMPTY_SHEET = 0.625;

/** How high a sheet is that is a thousand wide. */
export function sheetHeight(drawing: PlanView['drawing'] | undefined): number {
  const proportion = drawing ? drawing.height / drawing.width : EMPTY_SHEET;
  return Math.round(SHEET_WIDTH * proportion);
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function boxOfCorners(corners: readonly Corner[]): Box {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The same in units of the sheet. */
export function onSheet(box: Box, height: number): Box {
  const [across, down] = [SHEET_WIDTH / WHOLE, height / WHOLE];
  return { left: box.left * across, top: box.top * down, width: box.width * across, height: box.height * down };
}

export function outline(corners: readonly Corner[], height: number): string {
  return corners.map(({ x, y }) => `${(x * SHEET_WIDTH) / WHOLE},${(y * height) / WHOLE}`).join(' ');
}

/** Where what is written in a room stands: in its middle, or, where that lies outside, within its widest part. */
export function middleOf(corners: readonly Corner[]): Corner {
  const { left, top, width, height } = boxOfCorners(corners);
  const middle = { x: left + width / 2, y: top + height / 2 };
  if (isWithin(middle, corners)) return middle;
  let best = middle;
  let widest = 0;
  for (let step = 1; step < 12; step++) {
    const y = top + (height * step) / 12 + 0.5;
    const hits = crossings(corners, y);
    for (let at = 0; at + 1 < hits.length; at += 2) {
      const [from = 0, until = 0] = [hits[at], hits[at + 1]];
      if (until - from > widest) [widest, best] = [until - from, { x: (from + until) / 2, y }];
    }
  }
  return best;
}

function crossings(corners: readonly Corner[], y: number): number[] {
  return corners
    .flatMap((one, at) => {
      const other = corners[(at + 1) % corners.length] ?? one;
      if (one.y > y === other.y > y) return [];
      return [one.x + ((y - one.y) * (other.x - one.x)) / (other.y - one.y)];
    })
    .sort((a, b) => a - b);
}

export function isWithin(point: Corner, corners: readonly Corner[]): boolean {
  return crossings(corners, point.y).filter((x) => x > point.x).length % 2 === 1;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface Spotted {
  id: string;
  corners: readonly Corner[];
}

/** The nearest room that way, as an eye would follow; null when there is none. */
export function neighbour(from: string, way: Direction, spots: readonly Spotted[]): string | null {
  const here = spots.find(({ id }) => id === from);
  if (!here) return null;
  const start = middleOf(here.corners);
  let best: string | null = null;
  let least = Infinity;
  for (const { id, corners } of spots) {
    if (id === from) continue;
    const middle = middleOf(corners);
    const [dx, dy] = [middle.x - start.x, middle.y - start.y];
    const ahead = way === 'left' ? -dx : way === 'right' ? dx : way === 'up' ? -dy : dy;
    const aside = Math.abs(way === 'left' || way === 'right' ? dy : dx);
    // Within a right angle to both sides; what lies straight ahead goes before what is merely near.
    if (ahead <= 0 || aside > ahead * 1.01) continue;
    const length = ahead + aside * 2;
    if (length < least) [least, best] = [length, id];
  }
  if (best !== null || spots.length < 2) return best;
  // Nothing within the angle: whatever lies on that side at all, so that no room is out of reach.
  for (const { id, corners } of spots) {
    if (id === from) continue;
    const middle = middleOf(corners);
    const ahead = way === 'left' ? start.x - middle.x : way === 'right' ? middle.x - start.x : way === 'up' ? start.y - middle.y : middle.y - start.y;
    const aside = Math.abs(way === 'left' || way === 'right' ? middle.y - start.y : middle.x - start.x);
    if (ahead > 0 && aside - ahead < least) [least, best] = [aside - ahead, id];
  }
  return best;
}

/** As ways of boards are told, with the clock. */
export const ARROWS = ['up', 'upRight', 'right', 'downRight', 'down', 'downLeft', 'left', 'upLeft'] as const;
export type Arrow = (typeof ARROWS)[number];

/** Which way a room lies for somebody who stands at a point of the sheet and looks that way of it; null where they stand in its middle. */
export function arrowTo(corners: readonly Corner[], here: Corner, facing: string, height: number): Arrow | null {
  const middle = middleOf(corners);
  const [across, down] = [(middle.x - here.x) / 10, ((middle.y - here.y) * height) / WHOLE];
  if (Math.hypot(across, down) < 5) return null;
  const turned = Math.round(Math.atan2(across, -down) / (Math.PI / 4)) - Math.max(0, ARROWS.indexOf(facing as Arrow));
  return ARROWS[((turned % 8) + 8) % 8] ?? null;
}

/** How wide a letter is, of its height: a Chinese one is a square. */
function widthOf(letter: string): number {
  if (letter > '\u2e7f') return 1;
  return /[ .,:·'|ijl1-]/.test(letter) ? 0.36 : /[A-ZMW]/.test(letter) ? 0.7 : 0.57;
}

export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0);
}

/** What fits into a width, cut in the middle: the end is what tells names apart. Nothing, where that would say nothing. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text) * size <= width) return text;
  const letters = Array.from(text);
  for (let kept = letters.length - 1; kept > 2; kept--) {
    const tail = Math.floor(kept / 2);
    const cut = `${letters.slice(0, kept - tail).join('').trimEnd()}…${letters.slice(letters.length - tail).join('').trimStart()}`;
    if (textWidth(cut) * size <= width) return cut;
  }
  return '';
}

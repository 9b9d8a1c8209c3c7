// The page of a board that shows rooms where they are: the plan, what each room
// is doing, and where one stands.
import { boxOfCorners, fitted, middleOf, onSheet, outline, SHEET_WIDTH, sheetHeight, textWidth } from '../lib/plan/geometry';
import type { PlanView } from '../lib/api/schema';
import { shapeOf } from '../panel/shape';
import { momentText, say, sayBoth } from '../panel/texts';
import { h, svg } from '../panel/view';
import type { Day, Line } from './lists';
import { lastsId } from './words';

export type Doing = 'free' | 'soon' | 'wanted' | 'busy' | 'closed';
const ALL: Doing[] = ['free', 'soon', 'wanted', 'busy', 'closed'];

/** What a line says on a plan: a room that nobody checked in to still waits. */
export function doingOf({ room, state, current }: Line): Doing {
  return state === 'busy' && room.needsCheckIn && current?.state === 'confirmed' ? 'wanted' : state;
}

function words(doing: Doing): string {
  if (doing === 'wanted') return sayBoth('ui-panel-board-wanted');
  return doing === 'closed' ? sayBoth('ui-panel-shut') : sayBoth(`ui-panel-${doing}`);
}

/** Draws the plan into an area of so many pixels. */
export function drawPlan(plan: PlanView, lines: readonly Line[], day: Day, now: number, { drawing, area }: { drawing: string | null; area: { width: number; height: number } }): HTMLElement {
  const height = sheetHeight(plan.drawing);
  const unit = Math.max(0.05, Math.min(area.width / SHEET_WIDTH, area.height / height));
  const byId = new Map(lines.map((line) => [line.room.id, line]));
  const rooms = plan.spots.map((spot) => {
    const line = byId.get(spot.roomId);
    return line ? drawRoom(line, spot.corners, now, height, unit, area.height) : null;
  });
  const sheet = svg(
    'svg',
    { class: 'floor', viewBox: `0 0 ${SHEET_WIDTH} ${height}`, width: SHEET_WIDTH * unit, height: height * unit, role: 'img', 'aria-label': day.placeName },
    svg('rect', { class: 'sheet', width: SHEET_WIDTH, height, rx: 6 / unit }),
    drawing ? svg('image', { class: 'drawing', href: drawing, width: SHEET_WIDTH, height, preserveAspectRatio: 'none' }) : null,
    ...rooms,
    day.board.here ? drawHere(day.board.here, height, unit, area.height) : null,
  );
  const counts = ALL.map((doing) => ({ doing, count: lines.filter((line) => doingOf(line) === doing).length })).filter(({ count }) => count > 0);
  const legend = counts.map(({ doing, count }) => h('li', { class: doing, 'data-state': doing }, h('span', { class: 'shape' }, shapeOf(doing)), h('span', {}, words(doing)), h('b', {}, String(count))));
  return h('section', { class: 'list-plan', 'aria-label': sayBoth('ui-panel-board-rooms') }, h('div', { class: 'sheet-frame' }, sheet), h('ul', { class: 'legend' }, ...legend));
}

function drawRoom(line: Line, corners: PlanView['spots'][number]['corners'], now: number, height: number, unit: number, tall: number): Element {
  const doing = doingOf(line);
  const box = onSheet(boxOfCorners(corners), height);
  const middle = middleOf(corners);
  const [x, y] = [middle.x / 10, (middle.y * height) / 10_000];
  const [wide, high] = [box.width * unit - 8, box.height * unit - 8];
  // As large as the room carries, up to what reads well from afar.
  const letter = Math.min(tall * 0.036, Math.max(11, Math.min(high / 3.6, wide / Math.max(0.1, textWidth(line.room.name)))));
  const name = high >= letter * 2.4 ? fitted(line.room.name, wide, letter) : '';
  const time = line.until === null ? '' : momentText(line.until, now, line.room.timeZone);
  const until = time === '' ? '' : say(lastsId(line.state), { time });
  const small = letter * 0.72;
  const withTime = name !== '' && until !== '' && high >= letter * 4 && textWidth(until) * small <= wide;
  const sign = Math.min(name ? letter * 1.5 : Math.min(wide, high) * 0.7, wide, high);
  const top = y - (name === '' ? sign / 2 : sign + (withTime ? small * 0.4 : 0)) / unit;
  const shape = shapeOf(doing);
  for (const [key, value] of Object.entries({ x: x - sign / 2 / unit, y: top, width: sign / unit, height: sign / unit })) shape.setAttribute(key, String(value));
  const write = (text: string, down: number, size: number, kind: string): Element => {
    const node = svg('text', { class: kind, x, y: y + down / unit, 'font-size': size / unit, 'text-anchor': 'middle' });
    node.textContent = text;
    return node;
  };
  return svg(
    'g',
    { class: `spot ${doing}`, 'data-state': doing },
    svg('polygon', { points: outline(corners, height) }),
    shape,
    name === '' ? null : write(name, letter * (withTime ? 0.75 : 1), letter, 'name'),
    withTime ? write(until, letter * 0.75 + small * 1.35, small, 'until') : null,
  );
}

/** An arrow to the very point, with its words on whichever side they fit. */
function drawHere(at: { x: number; y: number }, height: number, unit: number, tall: number): Element {
  const size = (tall * 0.05) / unit;
  const [x, y] = [at.x / 10, (at.y * height) / 10_000];
  const text = sayBoth('ui-panel-board-here');
  const letter = size * 0.62;
  const wide = textWidth(text) * letter;
  const goesLeft = x + size + wide > SHEET_WIDTH;
  const node = svg('text', { x: goesLeft ? x - size * 0.75 : x + size * 0.75, y: y - size * 0.62, 'font-size': letter, 'text-anchor': goesLeft ? 'end' : 'start' });
  node.textContent = text;
  // A pin that would leave the sheet hangs down from its point.
  const turn = y < size * 1.6 ? ` rotate(180 ${x} ${y})` : '';
  const pin = svg('path', { class: 'pin', transform: turn.trim(), d: `M${x} ${y}c${-size * 0.2} ${-size * 0.5} ${-size * 0.5} ${-size * 0.6} ${-size * 0.5} ${-size}a${size * 0.5} ${size * 0.5} 0 1 1 ${size} 0c0 ${size * 0.4} ${-size * 0.3} ${size * 0.5} ${-size * 0.5} ${size}Z` });
  return svg('g', { class: 'here' }, pin, svg('circle', { class: 'eye', transform: turn.trim(), cx: x, cy: y - size, r: size * 0.18 }), node);
}

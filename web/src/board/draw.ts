// The pages of a board: rooms, meetings, the welcome, pictures.
import { type Find, drawLogo } from '../panel/decor';
import { shapeOf } from '../panel/shape';
import { clockText, dayText, momentText, say, sayBoth, saySecond } from '../panel/texts';
import { type Child, h, svg } from '../panel/view';
import type { WayBody } from '../lib/api/schema';
import { drawPlan } from './plan';
import { lastsId, stateWord } from './words';
import type { Booking, Day, Entry, Line, Room, Scene } from './lists';

const TURNS = ['up', 'upRight', 'right', 'downRight', 'down', 'downLeft', 'left', 'upLeft'];
const WAYS: Record<string, () => string> = {
  up: () => sayBoth('ui-panel-board-way-up'),
  upRight: () => sayBoth('ui-panel-board-way-up-right'),
  right: () => sayBoth('ui-panel-board-way-right'),
  downRight: () => sayBoth('ui-panel-board-way-down-right'),
  down: () => sayBoth('ui-panel-board-way-down'),
  downLeft: () => sayBoth('ui-panel-board-way-down-left'),
  left: () => sayBoth('ui-panel-board-way-left'),
  upLeft: () => sayBoth('ui-panel-board-way-up-left'),
};

/** Letters that fit beside each other. */
const LONG = 16;

/** How a page is laid out: lines of one column, columns, and the height of a line. */
export interface Fit {
  lines: number;
  columns: number;
  row: number;
  /** Below the head, in pixels. */
  area: { width: number; height: number };
}

export function drawHead(day: Day, now: number, find: Find): HTMLElement {
  return h('header', { class: 'head' }, drawLogo(day.decor, find), h('h1', {}, day.placeName), h('p', { class: 'clock' }, h('span', {}, dayText(now, day.timeZone)), h('b', {}, clockText(now, day.timeZone))));
}

export function drawScene(scene: Scene, day: Day, now: number, fit: Fit, find: Find): Child[] {
  switch (scene.kind) {
    case 'plan':
      return [day.plan ? drawPlan(day.plan, scene.lines, day, now, { drawing: day.drawing ? find(day.drawing) : null, area: fit.area }) : null];
    case 'rooms':
      return [drawList('rooms', sayBoth('ui-panel-board-rooms'), scene.lines.map((line) => roomLine(line, now)), fit), pageMark(scene.page, scene.pages)];
    case 'meetings': {
      const lines = scene.entries.map((entry) => meetingLine(entry));
      const none = h('p', { class: 'none' }, sayBoth('ui-panel-board-no-meetings'));
      return [lines.length > 0 ? drawList('meetings', sayBoth('ui-panel-today'), lines, { ...fit, columns: 1 }) : none, pageMark(scene.page, scene.pages)];
    }
    case 'welcome':
      return [
        h(
          'section',
          { class: 'welcome', 'aria-label': sayBoth('ui-panel-board-welcome') },
          h('h2', {}, sayBoth('ui-panel-board-welcome')),
          scene.text !== '' && h('p', { class: 'text' }, scene.text),
          scene.entries.length > 0 && h('ul', {}, ...scene.entries.map((entry) => guestLine(entry, day.timeZone))),
        ),
      ];
    case 'picture':
      return [];
  }
}

function drawList(name: string, label: string, lines: HTMLElement[], fit: Fit): HTMLElement {
  const style = `--row:${fit.row}px`;
  const column = Math.ceil(lines.length / fit.columns);
  const parts: HTMLElement[] = [];
  for (let at = 0; at < fit.columns; at++) parts.push(h('ul', {}, ...lines.slice(at * column, (at + 1) * column)));
  return h('section', { class: `list ${name} columns-${fit.columns}`, style, 'aria-label': label }, ...parts);
}

function pageMark(page: number, pages: number): Child {
  if (pages < 2) return null;
  return h('p', { class: 'pages' }, ...Array.from({ length: pages }, (_, at) => h('i', { class: at === page ? 'on' : '' })), h('span', {}, `${page + 1} / ${pages}`));
}

function drawWay(way: WayBody | null): HTMLElement {
  const turn = TURNS.indexOf(way?.arrow ?? '') * 45;
  const name = WAYS[way?.arrow ?? ''];
  const arrow = (): Element =>
    svg('svg', { viewBox: '0 0 100 100', role: 'img', 'aria-label': name ? name() : '', style: `transform:rotate(${turn}deg)` }, svg('path', { d: 'M50 88V14M18 44l32-32 32 32', fill: 'none', stroke: 'currentColor', 'stroke-width': 13, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
  return h('span', { class: 'way' }, way && name ? arrow() : null, way?.words ? h('small', {}, way.words) : null);
}

function roomName(room: Room): HTMLElement {
  const about = [...room.within, room.capacity ? say('ui-panel-seats', { count: room.capacity }) : ''].filter((part) => part !== '');
  return h('span', { class: 'room' }, strong(room.name), about.length > 0 && h('small', {}, about.join(' · ')));
}

/** What does not fit in one line is written smaller, in two. */
function strong(text: string): HTMLElement {
  // A Chinese letter is as wide as two others.
  const width = Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  return h('b', { class: width > LONG ? 'long' : '' }, text);
}

function whatOf(booking: Booking): string {
  return booking.subject ?? sayBoth('ui-panel-private');
}

function roomLine({ room, state, until, current, next }: Line, now: number): HTMLElement {
  const zone = room.timeZone;
  const time = until === null ? '' : momentText(until, now, zone);
  const lasts = time === '' ? '' : say(lastsId(state), { time });
  const word = stateWord(state, room);
  const other = saySecond(word);
  // Beside a second word there is room for the time alone.
  const under = other === '' || lasts === '' ? `${other}${lasts}` : `${other}${state === 'soon' || state === 'closed' ? ' ' : ' – '}${time}`;
  const what = current ?? (state === 'closed' ? null : next);
  const span = what ? `${clockText(what.start, zone)} – ${clockText(what.end, zone)}` : '';
  const after = current && next ? `${clockText(next.start, zone)} ${whatOf(next)}` : (what?.organizer ?? '');
  return h(
    'li',
    { class: `entry ${state}`, 'data-state': state },
    drawWay(room.way),
    roomName(room),
    h('span', { class: 'state' }, h('span', { class: 'shape' }, shapeOf(state)), h('span', { class: 'words' }, h('b', {}, say(word)), under !== '' && h('small', {}, under))),
    h('span', { class: `about${current ? '' : ' later'}` }, what && strong(whatOf(what)), what && h('small', {}, after === '' ? span : `${span} · ${after}`)),
  );
}

function meetingLine({ room, booking, isOn }: Entry): HTMLElement {
  const zone = room.timeZone;
  return h(
    'li',
    { class: `entry${isOn ? ' on' : ''}` },
    h('span', { class: 'time' }, h('b', {}, clockText(booking.start, zone)), h('small', {}, isOn ? sayBoth('ui-panel-board-now') : `– ${clockText(booking.end, zone)}`)),
    h('span', { class: 'about' }, h('b', {}, whatOf(booking)), booking.organizer ? h('small', {}, booking.organizer) : null),
    roomName(room),
    drawWay(room.way),
  );
}

function guestLine({ room, booking }: Entry, zone: string): HTMLElement {
  return h('li', {}, h('b', {}, whatOf(booking)), h('span', { class: 'where' }, h('span', {}, `${clockText(booking.start, zone)} · ${[room.name, ...room.within].join(', ')}`), drawWay(room.way)));
}

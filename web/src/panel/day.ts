// Today in a room: a bar of the working hours, and what is on and still to come.
import type { Shut } from '../lib/time/shut';
import { dateOf, dayIn, instantOf } from '../lib/time/zone';
import { ofDay } from './face';
import { clockText, say } from './texts';
import { h } from './view';
import type { Booking } from './wire';

const FIRST_HOUR = 8;
const LAST_HOUR = 20;
const MOST = 12;
const HOURS_APART = 4;

export function drawDay(bookings: Booking[], shut: Shut[], now: number, zone: string): HTMLElement {
  const date = dateOf(now, zone);
  const day = dayIn(date, zone);
  const today = ofDay(bookings, day.start, day.end).filter(({ state }) => state === 'confirmed' || state === 'running' || state === 'ended');
  const ahead = today.filter((booking) => booking.end > now && booking.state !== 'ended').slice(0, MOST);
  const list = h('ol', {}, ...ahead.map((booking) => line(booking, now, zone)));
  return h('section', { class: 'day', 'aria-label': say('ui-panel-today') }, bar(today, shut, now, zone), ahead.length === 0 ? h('p', { class: 'none' }, say('ui-panel-nothing-next')) : list);
}

function line(booking: Booking, now: number, zone: string): HTMLElement {
  const what = booking.subject ?? (booking.isPending ? say('ui-panel-walk-up') : say('ui-panel-private'));
  return h(
    'li',
    { class: `${booking.start <= now ? 'on' : ''}${booking.isPending ? ' pending' : ''}` },
    h('span', { class: 'time' }, `${clockText(booking.start, zone)} – ${clockText(booking.end, zone)}`),
    h('span', { class: 'what' }, what),
    h('span', { class: 'who' }, booking.isPending ? say('ui-panel-pending') : (booking.organizer ?? '')),
  );
}

function bar(today: Booking[], shut: Shut[], now: number, zone: string): HTMLElement {
  const date = dateOf(now, zone);
  const day = dayIn(date, zone);
  const first = Math.min(instantOf({ date, minute: FIRST_HOUR * 60 }, zone), now, ...today.map((booking) => Math.max(day.start, booking.start)));
  const last = Math.max(instantOf({ date, minute: LAST_HOUR * 60 }, zone), now, ...today.map((booking) => Math.min(day.end, booking.end)));
  const part = (at: number): number => ((Math.min(last, Math.max(first, at)) - first) / (last - first)) * 100;
  const hours: HTMLElement[] = [];
  for (let minute = 0; minute < 1440; minute += HOURS_APART * 60) {
    const at = instantOf({ date, minute }, zone);
    if (part(at) > 3 && part(at) < 97) hours.push(h('span', { style: `left:${part(at)}%` }, clockText(at, zone)));
  }
  const closed = shut.filter(({ from, until }) => from < last && (until === null || until > first)).map(({ from, until }) => h('u', { style: `left:${part(from)}%;right:${100 - part(until ?? last)}%` }));
  const blocks = today.map(({ start, end }) => h('i', { style: `left:${part(start)}%;width:${Math.max(0.6, part(end) - part(start))}%` }));
  return h('div', { class: 'bar', 'aria-hidden': 'true' }, h('div', { class: 'lane' }, ...closed, ...blocks, h('b', { style: `left:${part(now)}%` })), ...hours);
}

// The face of a door: its state for those who come along the corridor, its day
// for those who stand before it, and what can be done about it.
import { drawDay } from './day';
import { classOf, drawLogo, drawOrnament, picturesOf, styleOf } from './decor';
import { type Face, type State, faceOf } from './face';
import { shapeOf } from './shape';
import { type Asked, drawSheet } from './sheet';
import type { Panel } from './store';
import { clockText, dayText, language, momentText, say } from './texts';
import { type Child, button, h, paint } from './view';
import type { Door } from './wire';

const IDLE = 45_000;
const SHIFT_EVERY = 600_000;
const MINUTE = 60_000;
/** Without an answer for so long the door says since when it knows nothing new. */
const STALE_AFTER = 11 * MINUTE;

export class DoorFace {
  readonly node = h('div', { class: 'screen' });
  #main = h('div', { class: 'stage' });
  #told = h('div', { class: 'told', role: 'alert' });
  #stale = h('div', { role: 'status' });
  #asked: Asked | null = null;
  #touchedAt = 0;

  constructor(private readonly panel: Panel) {
    this.node.append(this.#main, this.#told, this.#stale);
    const touched = (): void => {
      this.#touchedAt = Date.now();
    };
    window.addEventListener('pointerdown', touched);
    window.addEventListener('keydown', (event) => {
      touched();
      if (event.key === 'Escape') this.#close();
    });
  }

  #close = (): void => {
    this.#asked = null;
    this.draw();
  };

  #ask(what: Asked): void {
    this.#touchedAt = Date.now();
    this.#asked = what;
    this.draw();
  }

  draw(): void {
    const { panel } = this;
    const { door, now } = panel;
    if (!door) return;
    const face = faceOf({ ...door, bookings: panel.bookings }, now);
    // Nobody there: back to the face, and nothing typed stays behind. Somebody checked in: nothing left to do.
    if (Date.now() - this.#touchedAt > IDLE || (this.#asked === 'checkIn' && !face.checkIn)) this.#asked = null;
    const ground = face.state === 'free' ? door.panel.look.background : null;
    const decor = door.decor ?? {};
    const find = (id: string): string | null => panel.picture(id);
    this.node.className = `screen ${face.state}${classOf(decor, find)}`;
    this.node.setAttribute('data-state', face.state);
    this.node.setAttribute('style', `${ground ? `--face:${ground};--ink:${inkOn(ground)};` : ''}${styleOf(decor, find)}`);
    this.#drawMain(door, face, now);
    const { told } = panel;
    paint(this.#told, told, () => [told && h('p', { class: told.isBad ? 'bad' : '' }, told.text)]);
    const since = panel.isOffline || now - panel.seenAt > STALE_AFTER ? clockText(panel.seenAt, door.room.timeZone) : null;
    paint(this.#stale, [since, language()], () => [since !== null && h('p', { class: 'stale' }, say('ui-panel-stale', { time: since }))]);
  }

  #drawMain(door: Door, face: Face, now: number): void {
    const { panel } = this;
    const asked = this.#asked;
    if (panel.isIdentifying) {
      const tag = (): Child[] => [h('main', { class: 'name-tag' }, h('h1', {}, door.panel.name), h('p', {}, `${door.room.name} · ${door.room.code}`))];
      paint(this.#main, ['name', door.panel.name], tag);
    } else if (asked) {
      const scene = { panel, door, face, close: this.#close };
      // Drawn once: what is being typed stays. What the offers were worth, the server says.
      paint(this.#main, ['sheet', asked, language()], () => drawSheet(asked, scene));
    } else {
      const shift = Math.floor(now / SHIFT_EVERY) % 4;
      const arrived = picturesOf(door.decor ?? {}).map((id) => panel.picture(id));
      const said = ['face', door.room, door.panel, door.decor, arrived, face, panel.bookings, panel.isOffline, Math.floor(now / MINUTE), shift, language()];
      paint(this.#main, said, () => [this.#drawFace(door, face, now, shift), this.#drawAside(door, now)]);
    }
  }

  #drawFace(door: Door, face: Face, now: number, shift: number): HTMLElement {
    const { panel } = this;
    const zone = door.room.timeZone;
    const booking = hasNoBooking(face.state) ? null : (face.current ?? face.next);
    const may = (action: string): boolean => face.current !== null && face.current.actions.indexOf(action) >= 0 && !panel.isOffline;
    const act = (asked: Asked, text: string, isMain = false): HTMLElement => button(isMain ? 'act main' : 'act', text, () => this.#ask(asked));
    const lasts = lastsText(face, now, zone);
    const title = titleOf(door, face);
    const { capacity } = door.room;
    const decor = door.decor ?? {};
    const logo = drawLogo(decor, (id) => panel.picture(id));
    return h(
      'main',
      { class: 'face', style: `transform:translate(${shift % 2 ? 2 : 0}px,${shift > 1 ? 2 : 0}px)` },
      drawOrnament(decor),
      h('header', {}, h('div', { class: 'named' }, logo, h('h1', {}, door.room.name)), capacity ? h('p', {}, say('ui-panel-seats', { count: capacity })) : null),
      h('div', { class: 'state', role: 'status' }, h('div', { class: 'shape' }, shapeOf(face.state)), h('div', { class: 'words' }, h('p', { class: 'word' }, say(`ui-panel-${face.state}`)), lasts !== '' && h('p', { class: 'lasts' }, lasts))),
      h(
        'div',
        { class: 'about' },
        title !== '' && h('p', { class: 'title' }, title),
        booking?.organizer ? h('p', { class: 'who' }, booking.organizer) : null,
        booking && h('p', { class: 'span' }, `${clockText(booking.start, zone)} – ${clockText(booking.end, zone)}${booking.isPending ? ` · ${say('ui-panel-pending')}` : ''}`),
      ),
      h(
        'div',
        { class: 'acts' },
        face.checkIn && act('checkIn', say('ui-panel-check-in'), true),
        face.offers.length > 0 && act('book', say('ui-panel-book'), !face.checkIn),
        may('extend') && act('extend', say('ui-panel-extend')),
        may('end') && act('end', say('ui-panel-end')),
      ),
    );
  }

  #drawAside(door: Door, now: number): HTMLElement {
    const zone = door.room.timeZone;
    const quiet = (asked: Asked, text: string): HTMLElement => button('quiet', text, () => this.#ask(asked));
    return h(
      'aside',
      {},
      h('div', { class: 'clock' }, h('b', {}, clockText(now, zone)), h('span', {}, dayText(now, zone))),
      drawDay(this.panel.bookings, door.shut ?? [], now, zone),
      h('div', { class: 'foot' }, quiet('fault', say('ui-panel-fault')), quiet('language', say('ui-panel-language'))),
    );
  }
}

function hasNoBooking(state: State): boolean {
  return state === 'free' || state === 'shut' || state === 'closed';
}

function titleOf(door: Door, face: Face): string {
  if (face.state === 'closed') return say('ui-panel-closed-text');
  if (face.state === 'shut') return say('ui-panel-shut-text');
  const booking = face.state === 'free' ? null : (face.current ?? face.next);
  if (!booking) return door.panel.look.welcome ?? door.decor?.greeting ?? '';
  return booking.subject ?? (booking.isPending ? say('ui-panel-walk-up') : say('ui-panel-private'));
}

function lastsText(face: Face, now: number, zone: string): string {
  if (face.state === 'shut') return face.until === null ? '' : say('ui-panel-shut-until', { time: momentText(face.until, now, zone) });
  const time = face.until === null ? '' : clockText(face.until, zone);
  if (face.state === 'free') return time === '' ? say('ui-panel-free-all-day') : say('ui-panel-free-until', { time });
  if (face.state === 'soon') return say('ui-panel-soon-at', { time });
  if (face.state === 'wanted' && face.checkIn?.checkInUntil) return say('ui-panel-wanted-until', { time: clockText(face.checkIn.checkInUntil, zone) });
  return time === '' ? '' : say('ui-panel-busy-until', { time });
}

/** Black or white, whichever can be read on the colour. */
function inkOn(colour: string): string {
  const part = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) > 0.179 ? '#101216' : '#ffffff';
}

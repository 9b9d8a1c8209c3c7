// The face of a board: its head, the scene that is on, what it says of itself,
// and how many lines its screen can carry.
import { classOf, drawOrnament, picturesOf, styleOf } from '../panel/decor';
import { clockText, language, say } from '../panel/texts';
import { h, paint } from '../panel/view';
import { dateOf, dayIn } from '../lib/time/zone';
import { type Fit, drawHead, drawScene } from './draw';
import { type Day, type Scene, type Turn, linesFor, scenesOf, sizeOf, turned } from './lists';

const MINUTE = 60_000;
const SHIFT_EVERY = 600_000;
/** Without an answer for so long the board says since when it knows nothing new. */
const STALE_AFTER = 11 * MINUTE;

/** What the face asks of whoever knows. */
export interface Known {
  now: number;
  seenAt: number;
  isOffline: boolean;
  isIdentifying: boolean;
  picture(id: string): string | null;
}

export class BoardFace {
  readonly node = h('div', { class: 'board' });
  #head = h('div', { class: 'top' });
  #stage = h('main', { class: 'stage' });
  #stale = h('div', { role: 'status' });
  #corner = h('div', { class: 'corner' });
  #turn: Turn = { at: 0, since: 0 };

  constructor() {
    this.node.append(this.#corner, this.#head, this.#stage, this.#stale);
  }

  draw(day: Day, known: Known): void {
    const { now } = known;
    const fit = fitOf(day);
    const midnight = dayIn(dateOf(now, day.timeZone), day.timeZone).end;
    const all = scenesOf(day, now, midnight, fit.lines * fit.columns);
    // A picture that has not arrived is left out of the round.
    const scenes = all.filter((scene) => scene.kind !== 'picture' || known.picture(scene.id) !== null);
    if (this.#turn.since === 0) this.#turn = { at: 0, since: Date.now() };
    this.#turn = turned(this.#turn, scenes, day.board.pageSeconds, Date.now());
    const scene = scenes[this.#turn.at];
    const minute = Math.floor(now / MINUTE);
    const shift = Math.floor(now / SHIFT_EVERY) % 4;
    const find = (id: string): string | null => known.picture(id);
    this.node.className = `board on-${scene?.kind ?? 'empty'}${classOf(day.decor, find)}`;
    this.node.setAttribute('style', styleOf(day.decor, find));
    paint(this.#corner, [day.decor.ornament, scene?.kind === 'picture'], () => [scene?.kind === 'picture' ? null : drawOrnament(day.decor)]);
    const arrived = picturesOf(day.decor).map(find);
    // Nothing burns in.
    this.#stage.style.transform = `translate(${shift % 2 ? 2 : 0}px,${shift > 1 ? 2 : 0}px)`;
    const said = [scene, fit, scene?.kind === 'plan' && [day.plan, day.board.here, day.drawing && find(day.drawing)], day.panel.look, day.board.secondLanguage, language(), dateOf(now, day.timeZone), known.isIdentifying];
    paint(this.#head, [day.placeName, minute, language(), arrived, scene?.kind === 'picture'], () => (scene?.kind === 'picture' ? [] : [drawHead(day, now, find)]));
    if (known.isIdentifying) paint(this.#stage, ['name', day.panel.name], () => [h('div', { class: 'name-tag' }, h('h2', {}, day.panel.name), h('p', {}, day.placeName))]);
    else if (scene) paint(this.#stage, said, () => (scene.kind === 'picture' ? [drawPicture(scene, known)] : drawScene(scene, day, now, fit, find)));
    else paint(this.#stage, 'empty', () => []);
    const since = known.isOffline || now - known.seenAt > STALE_AFTER ? clockText(known.seenAt, day.timeZone) : null;
    paint(this.#stale, [since, language()], () => [since !== null && h('p', { class: 'stale' }, say('ui-panel-stale', { time: since }))]);
  }
}

function drawPicture(scene: Scene & { kind: 'picture' }, known: Known): HTMLElement {
  return h('img', { class: 'picture', src: known.picture(scene.id) ?? '', alt: '' });
}

/** How the page is laid out on this screen. */
function fitOf({ board, rooms }: Day): Fit {
  const { innerWidth: width, innerHeight: height } = window;
  const lines = board.lines ?? linesFor(width, height);
  const isWide = width > height * 1.4;
  const columns = board.layout === 'rooms' && isWide && rooms.length > lines ? 2 : 1;
  const area = height * (height > width ? 0.83 : 0.79);
  // Few rooms are written larger, but neither higher than they read well nor wider than the screen.
  const shown = board.layout === 'rooms' ? Math.ceil(sizeOf(rooms.length, lines * columns) / columns) : lines;
  return { lines, columns, area: { width: width * 0.94, height: height * (height > width ? 0.8 : 0.76) }, row: Math.floor(Math.min(area / shown, height * 0.16, (width / columns) * 0.115)) };
}

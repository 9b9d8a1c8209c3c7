// What somebody at the door is doing: book, extend, end, check in, report. It
// takes the whole screen, so that every target is large.
import { drawCheckIn } from './checkin';
import type { Face } from './face';
import type { Panel } from './store';
import { LANGUAGES, LANGUAGE_NAMES, clockText, language, say, useLanguage } from './texts';
import { type Child, button, h } from './view';
import type { Door } from './wire';
import * as wire from './wire';

export type Asked = 'book' | 'extend' | 'end' | 'checkIn' | 'fault' | 'language';

const FAULTS = ['screen', 'sound', 'light', 'air', 'dirt'] as const;

interface Scene {
  panel: Panel;
  door: Door;
  face: Face;
  close: () => void;
}

const TITLES = { book: 'ui-panel-book', extend: 'ui-panel-extend', end: 'ui-panel-end-ask', checkIn: 'ui-panel-check-in', fault: 'ui-panel-fault-what', language: 'ui-panel-language' } as const;

const BODIES: Record<Asked, (scene: Scene) => Child[]> = { book, extend, end, checkIn, fault, language: languages };

export function drawSheet(asked: Asked, scene: Scene): Child[] {
  const heading = h('h1', { tabindex: -1 }, say(TITLES[asked]));
  // The screen has changed wholly: whoever hears it or uses keys begins here.
  setTimeout(() => heading.focus(), 0);
  return [h('main', { class: 'sheet' }, h('div', { class: 'head' }, heading, button('quiet', say('ui-panel-back'), scene.close)), h('div', { class: 'body' }, ...BODIES[asked](scene)))];
}

async function finish({ close }: Scene, done: Promise<unknown>): Promise<void> {
  await done;
  close();
}

function choice(text: string, press: () => void): HTMLElement {
  return button('choice', text, press);
}

function field(text: string): { label: HTMLElement; input: HTMLInputElement } {
  const input = h('input', { maxlength: 300, autocomplete: 'off' });
  return { input, label: h('label', { class: 'line' }, h('span', {}, text), input) };
}

function book(scene: Scene): Child[] {
  const { panel, door, face } = scene;
  const { label, input } = field(say('ui-panel-name'));
  input.maxLength = 100;
  const offers = face.offers.map((offer) => {
    const text = offer.isRest && face.until ? say('ui-panel-until-next', { time: clockText(face.until, door.room.timeZone) }) : say('ui-panel-minutes', { count: offer.minutes });
    return choice(text, () => void finish(scene, panel.book(offer.minutes, input.value.trim() || null)));
  });
  return [h('div', { class: 'choices' }, ...offers), label];
}

function extend(scene: Scene): Child[] {
  const { panel, face } = scene;
  const { current } = face;
  const { key } = panel;
  const host = h('div', { class: 'choices' }, h('p', { role: 'status' }, say('ui-panel-loading')));
  const show = (minutes: number[]): void => {
    const offered = minutes.filter((count) => count % 15 === 0 || minutes.length < 4);
    host.textContent = '';
    if (offered.length === 0) host.append(h('p', { role: 'status' }, say('ui-panel-extend-none')));
    for (const count of offered) host.append(choice(say('ui-panel-extend-by', { count }), () => current && void finish(scene, panel.act((own) => wire.extend(own, current.id, count), say('ui-panel-extended')))));
  };
  if (key !== null && current) {
    wire.extension(key, current.id).then(
      ({ minutes }) => show(minutes),
      () => show([]),
    );
  }
  return [host];
}

function end(scene: Scene): Child[] {
  const { panel, face } = scene;
  const { current } = face;
  const press = (): void => {
    if (current) void finish(scene, panel.act((key) => wire.end(key, current.id), say('ui-panel-ended')));
  };
  return [h('p', {}, say('ui-panel-end-text')), h('div', { class: 'choices' }, choice(say('ui-panel-confirm-end'), press))];
}

function checkIn({ panel, door, face, close }: Scene): Child[] {
  return face.checkIn ? [drawCheckIn(panel, door, face.checkIn, close)] : [];
}

function fault(scene: Scene): Child[] {
  const report = (words: string): void => {
    if (words.trim()) void finish(scene, scene.panel.act((key) => wire.reportFault(key, words.trim()), say('ui-panel-fault-sent')));
  };
  const { label, input } = field(say('ui-panel-fault-other'));
  const send = (event: Event): void => {
    event.preventDefault();
    report(input.value);
  };
  const kinds = FAULTS.map((kind) => say(`ui-panel-fault-${kind}`));
  return [h('div', { class: 'choices' }, ...kinds.map((text) => choice(text, () => report(text)))), h('form', { onsubmit: send }, label, h('button', { class: 'quiet', type: 'submit' }, say('ui-panel-send')))];
}

function languages({ panel, close }: Scene): Child[] {
  const sorry = (): void => panel.say(say('ui-panel-unreachable'), true);
  return [h('div', { class: 'choices' }, ...LANGUAGES.map((tag) => button('choice', LANGUAGE_NAMES[tag], () => void useLanguage(tag).then(close, sorry), { lang: tag, 'aria-pressed': String(language() === tag) })))];
}

// Checking in at the door: by a touch where that is enough, by the changing
// code for phones, or with login and password.
import { drawCode } from './code';
import type { Panel } from './store';
import { say } from './texts';
import { button, h } from './view';
import type { Booking, Door } from './wire';
import * as wire from './wire';

const AGAIN = 15_000;

/** Draws the ways in, and keeps the code fresh until the element has left the page. */
export function drawCheckIn(panel: Panel, door: Door, booking: Booking, close: () => void): HTMLElement {
  const picture = h('div', { class: 'picture' });
  const touch = async (): Promise<void> => {
    if (await panel.touchIn(booking)) close();
  };
  const ways = h('div', { class: 'ways' }, h('div', { class: 'one' }, door.panel.look.touchCheckIn && button('choice here', say('ui-panel-here'), () => void touch()), picture), !panel.isOffline && signInForm(panel, door, close));
  if (!panel.isOffline) keepFresh(panel, door, picture);
  return ways;
}

function keepFresh(panel: Panel, door: Door, picture: HTMLElement): void {
  const ask = async (): Promise<void> => {
    const { key } = panel;
    if (key === null) return;
    let wait = AGAIN;
    try {
      const { path, until } = await wire.roomCode(key, door.room.id);
      while (picture.firstChild) picture.removeChild(picture.firstChild);
      picture.append(h('p', {}, say('ui-panel-scan')), drawCode(`${location.origin}${path}`, say('ui-panel-scan')));
      // A moment after the old one has passed; both are taken then.
      if (until) wait = Math.max(1_000, Date.parse(until) - panel.now + 500);
    } catch {
      while (picture.firstChild) picture.removeChild(picture.firstChild);
    }
    setTimeout(() => {
      if (picture.isConnected) void ask();
    }, wait);
  };
  void ask();
}

function signInForm(panel: Panel, door: Door, close: () => void): HTMLElement {
  const login = h('input', { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', required: true });
  const password = h('input', { type: 'password', autocomplete: 'off', required: true });
  const signIn = async (event: Event): Promise<void> => {
    event.preventDefault();
    let name = '';
    const done = await panel.act(async (key) => {
      name = (await wire.signIn(key, door.room.code, login.value, password.value)).person.name;
    }, say('ui-panel-checked-in'));
    password.value = '';
    if (!done) return;
    panel.say(say('ui-panel-welcome', { name }));
    close();
  };
  return h(
    'form',
    { class: 'one', onsubmit: (event) => void signIn(event) },
    h('p', {}, say('ui-panel-sign-in')),
    h('label', { class: 'line' }, h('span', {}, say('ui-panel-login')), login),
    h('label', { class: 'line' }, h('span', {}, say('ui-panel-password')), password),
    h('button', { class: 'quiet', type: 'submit' }, say('ui-panel-check-in')),
  );
}

// Entry of the screens where people pass: a code until somebody pairs it, then
// the rooms of a floor. In a frame of ours it shows what its settings would do.
import '../lib/tokens/tokens.css';
import '../panel/panel.css';
import './board.css';
import type { BoardView } from '../lib/api/schema';
import { addressOf } from '../panel/pictures';
import { Pairing } from '../panel/pairing';
import { keepShell } from '../panel/shell';
import { isLanguage, language, ofDevice, say, useLanguage, useSecond } from '../panel/texts';
import { h, paint } from '../panel/view';
import { BoardFace, type Known } from './face';
import { type Day, dayOf } from './lists';
import { Board } from './store';

function wear(day: Day | null): void {
  const theme = day?.panel.look.theme ?? 'auto';
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
}

function begin(target: HTMLElement): void {
  let isAsked = false;
  // However much changes at once, it is drawn once.
  const changed = (): void => {
    if (isAsked) return;
    isAsked = true;
    void Promise.resolve().then(() => {
      isAsked = false;
      draw();
    });
  };
  const board = new Board(changed);
  const pairing = new Pairing((key, kind) => board.paired(key, kind), changed);
  const face = new BoardFace();
  const draw = (): void => {
    const day = board.shown;
    wear(day);
    if (board.key === null) {
      pairing.start();
      paint(target, pairing.said(), () => pairing.draw());
    } else if (day) {
      paint(target, 'board', () => [face.node]);
      face.draw(day, board);
    } else {
      const text = board.isOffline ? say('ui-panel-pair-waits') : say('ui-panel-loading');
      paint(target, ['hush', text, language()], () => [h('main', { class: 'hush' }, h('p', {}, text))]);
    }
  };
  window.addEventListener('resize', changed);
  void useLanguage(ofDevice()).then(() => {
    board.start();
    changed();
  });
  keepShell('/board');
}

/** Draws what the page that frames it says; knows no key and asks nothing. */
function preview(target: HTMLElement): void {
  const face = new BoardFace();
  let day: Day | null = null;
  const draw = (): void => {
    if (!day) return;
    wear(day);
    const now = Date.now();
    const known: Known = { now, seenAt: now, isOffline: false, isIdentifying: false, picture: addressOf };
    paint(target, 'board', () => [face.node]);
    face.draw(day, known);
  };
  window.addEventListener('message', ({ origin, data }: MessageEvent<{ board?: BoardView }>) => {
    if (origin !== location.origin || !data.board) return;
    day = dayOf(data.board);
    const wanted = day.panel.look.language;
    const second = day.board.secondLanguage;
    void Promise.all([useLanguage(isLanguage(wanted) ? wanted : ofDevice()), useSecond(isLanguage(second) ? second : null)]).then(draw);
  });
  setInterval(draw, 1_000);
  window.parent.postMessage('ready', location.origin);
}

const target = document.getElementById('board');
if (target) {
  if (location.hash === '#preview' && window.parent !== window) preview(target);
  else begin(target);
}

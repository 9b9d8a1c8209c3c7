// Entry of the screens beside doors: a code until somebody pairs it, then the
// door of a room. Drawn without a framework: a weak tablet has to carry it.
import '../lib/tokens/tokens.css';
import './panel.css';
import { DoorFace } from './door';
import { Pairing } from './pairing';
import { preview } from './preview';
import { keepShell } from './shell';
import { Panel } from './store';
import { language, ofDevice, say, useLanguage } from './texts';
import { h, paint } from './view';

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
  const panel = new Panel(changed);
  const pairing = new Pairing((key, kind) => panel.paired(key, kind), changed);
  const face = new DoorFace(panel);
  const draw = (): void => {
    const theme = panel.door?.panel.look.theme ?? 'auto';
    if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', theme);
    if (panel.key === null) {
      pairing.start();
      paint(target, pairing.said(), () => pairing.draw());
    } else if (panel.door) {
      paint(target, 'door', () => [face.node]);
      face.draw();
    } else {
      const text = panel.isOffline ? say('ui-panel-pair-waits') : say('ui-panel-loading');
      paint(target, ['hush', text, language()], () => [h('main', { class: 'hush' }, h('p', {}, text))]);
    }
  };
  void useLanguage(ofDevice()).then(() => {
    panel.start();
    changed();
  });
}

const target = document.getElementById('panel');
if (target && location.hash === '#preview' && window.parent !== window) preview(target);
else {
  if (target) begin(target);
  keepShell('/panel');
}

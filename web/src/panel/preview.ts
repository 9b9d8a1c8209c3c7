// A door in a frame of ours: shows what the page around it says, knows no key,
// and asks nothing.
import type { DoorView } from '../lib/api/schema';
import { DoorFace } from './door';
import { Panel } from './store';
import { ofDevice, useLanguage } from './texts';
import { doorOf } from './wire';

/** A panel that is told what it shows; whoever looks is signed in to fetch its pictures. */
class Shown extends Panel {
  override get now(): number {
    return Date.now();
  }

  override picture(id: string): string {
    return `/api/v1/pictures/${id}`;
  }

  show(view: DoorView): void {
    this.shown = doorOf(view);
    this.seenAt = Date.now();
  }
}

export function preview(target: HTMLElement): void {
  const panel = new Shown(() => undefined);
  const face = new DoorFace(panel);
  target.append(face.node);
  window.addEventListener('message', ({ origin, data }: MessageEvent<{ door?: DoorView }>) => {
    if (origin !== location.origin || !data.door) return;
    panel.show(data.door);
    document.documentElement.setAttribute('data-theme', 'light');
    void useLanguage(ofDevice()).then(() => face.draw());
  });
  window.parent.postMessage('ready', location.origin);
}

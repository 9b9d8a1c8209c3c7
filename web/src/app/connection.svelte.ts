// One live stream for the whole app: every page hears the changes it asks for,
// and every page can say since when the server has not been heard.
import { type LiveListener, listen } from '../lib/api/live';
import { OWN_ZONE, clockText, wallTime } from '../lib/time/zone';

type Listener = Pick<LiveListener, 'changed' | 'resumed'>;

const listeners = new Set<Listener>();
let down = $state<number | null>(null);

export function downSince(): number | null {
  return down;
}

/** 'HH:MM' on the person's own clock; empty while the stream is up. */
export function offlineSince(): string {
  return down === null ? '' : clockText(wallTime(down, OWN_ZONE).minute);
}

/** Hears changes until the returned function is called. */
export function hear(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the stream; the shell does so once. */
export function connect(): () => void {
  const stop = listen({
    changed: (event) => listeners.forEach((listener) => listener.changed(event)),
    resumed: () => listeners.forEach((listener) => listener.resumed()),
    offline: (since) => (down = since),
  });
  return () => {
    stop();
    down = null;
  };
}

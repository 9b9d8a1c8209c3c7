// One live stream for the whole app: every page hears the changes it asks for,
// and every page can say since when the server has not been heard.
import { type LiveListener, listen } from '../lib/api/live';
import { dateText } from '../lib/i18n/fluent.svelte';
import { OWN_ZONE, clockText, dateOf, wallTime } from '../lib/time/zone';

type Listener = Pick<LiveListener, 'changed' | 'resumed'>;

const listeners = new Set<Listener>();
let down = $state<number | null>(null);
/** What is shown comes from the shelf, where it was put then. */
let shelved = $state<number | null>(null);

export function downSince(): number | null {
  return down;
}

/** Whether what is shown was kept from before: then nothing can be done with it. */
export function isShelved(): boolean {
  return shelved !== null;
}

/** Says that something kept from then is shown, since the server cannot be asked; null: it answers again. */
export function shownFrom(then: number | null): void {
  shelved = then === null || shelved === null ? then : Math.min(then, shelved);
}

/** 'HH:MM' on the person's own clock, with the date when that was another day; empty while the stream is up. */
export function offlineSince(): string {
  const since = shelved ?? down;
  if (since === null) return '';
  const { date, minute } = wallTime(since, OWN_ZONE);
  const time = clockText(minute);
  return date === dateOf(Date.now(), OWN_ZONE) ? time : `${dateText(date, { day: 'numeric', month: 'short' })} ${time}`;
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
    offline: (since) => {
      down = since;
      if (since === null) shelved = null;
    },
  });
  return () => {
    stop();
    down = null;
  };
}

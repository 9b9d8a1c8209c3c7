// The live stream: one EventSource with our own back-off, because browsers give
// up for good after an HTTP error. Says when it is down, and since when.
import type { ChangeEvent } from './types';

export interface LiveListener {
  /** Something changed; the affected rooms' day should be fetched again. */
  changed(event: ChangeEvent): void;
  /** The stream is up again after a gap that may have lost events. */
  resumed(): void;
  /** `since` is null while the stream is up. */
  offline(since: number | null): void;
}

const LEAST_WAIT = 1_000;
const MOST_WAIT = 30_000;
/** A stream that is back within this time is no news: the server ends it whenever rights may have changed. */
const GRACE = 5_000;

/** Milliseconds before the next attempt: doubling, with jitter so that a restarted server is not stormed. */
export function waitBefore(attempt: number, random: number): number {
  const wait = Math.min(MOST_WAIT, LEAST_WAIT * 2 ** attempt);
  return wait * (0.75 + random / 2);
}

/** Listens until the returned function is called. */
export function listen(listener: LiveListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let downSince: number | null = null;
  let stopped = false;

  const open = (): void => {
    source = new EventSource('/api/v1/events');
    source.addEventListener('open', () => {
      attempt = 0;
      clearTimeout(telling);
      if (downSince === null) return;
      downSince = null;
      listener.offline(null);
      listener.resumed();
    });
    source.addEventListener('change', (message: MessageEvent<string>) => {
      listener.changed(JSON.parse(message.data) as ChangeEvent);
    });
    // Too much was missed to be told line by line.
    source.addEventListener('reset', () => listener.resumed());
    source.addEventListener('error', () => {
      if (stopped) return;
      if (downSince === null) {
        downSince = Date.now();
        telling = setTimeout(() => listener.offline(downSince), GRACE);
      }
      // A dropped stream is resumed by the browser itself, with Last-Event-ID;
      // a refused one is closed for good and has to be opened anew.
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      timer = setTimeout(open, waitBefore(attempt++, Math.random()));
    });
  };

  const hurry = (): void => {
    if (source || stopped) return;
    clearTimeout(timer);
    attempt = 0;
    open();
  };

  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(telling);
    source?.close();
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurry);
  };
}

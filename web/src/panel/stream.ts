// The live stream of one room by `fetch`, since an EventSource cannot carry a
// key. Goes on where it was cut, and waits longer each time it fails.

export interface StreamListener {
  /** Something about the room happened: `meeting.booked`, `panel.commanded`, … */
  changed(type: string): void;
  streaming(is: boolean): void;
  /** The server no longer knows the key. */
  refused(): void;
}

const LEAST_WAIT = 1_000;
const MOST_WAIT = 60_000;
/** The server says something every 20 seconds; a stream that is silent for longer is dead. */
const SILENCE = 50_000;

export interface Line {
  event: string;
  id: string | null;
  data: string;
}

/** Cuts what has come so far into whole events, and gives back the rest. */
export function eventsIn(text: string): { events: Line[]; rest: string } {
  const blocks = text.split(/\r?\n\r?\n/);
  const rest = blocks.pop() ?? '';
  const events = blocks.map((block) => {
    const line: Line = { event: 'message', id: null, data: '' };
    for (const field of block.split(/\r?\n/)) {
      const value = field.slice(field.indexOf(':') + 1).trim();
      if (/^event:/.test(field)) line.event = value;
      else if (/^id:/.test(field)) line.id = value;
      else if (/^data:/.test(field)) line.data += value;
    }
    return line;
  });
  return { events, rest };
}

/** Milliseconds before the next attempt, with jitter so that a restarted server is not stormed. */
export function waitBefore(attempt: number, random: number): number {
  return Math.min(MOST_WAIT, LEAST_WAIT * 2 ** attempt) * (0.5 + random);
}

/** Listens until the returned function is called. */
export function follow(key: string, listener: StreamListener): () => void {
  let last: string | null = null;
  let attempt = 0;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let aborter = new AbortController();

  const hear = ({ event, id, data }: Line): void => {
    if (id !== null) last = id;
    if (event === 'reset') listener.changed('reset');
    if (event !== 'change') return;
    const change = JSON.parse(data) as { type: string };
    listener.changed(change.type);
  };

  const open = async (): Promise<void> => {
    aborter = new AbortController();
    let silence = setTimeout(() => aborter.abort(), SILENCE);
    try {
      const headers = { Authorization: `Bearer ${key}`, ...(last === null ? {} : { 'Last-Event-ID': last }) };
      const response = await fetch('/api/v1/events', { headers, credentials: 'omit', signal: aborter.signal });
      if (response.status === 401) listener.refused();
      if (!response.ok || !response.body) throw new Error(String(response.status));
      attempt = 0;
      listener.streaming(true);
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let text = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        clearTimeout(silence);
        silence = setTimeout(() => aborter.abort(), SILENCE);
        const { events, rest } = eventsIn(text + decoder.decode(value, { stream: true }));
        text = rest;
        events.forEach(hear);
      }
    } catch {
      // Whatever it was, the next attempt tells.
    } finally {
      clearTimeout(silence);
      if (!isStopped) {
        listener.streaming(false);
        timer = setTimeout(() => void open(), waitBefore(attempt++, Math.random()));
      }
    }
  };

  void open();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    aborter.abort();
  };
}

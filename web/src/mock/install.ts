// Puts the mock in place of the network. `?mock=tower` chooses the data set,
// and stays chosen for the tab.
import { Backend } from './backend';
import { VARIANTS, type Variant } from './seed';

/** Long enough to see what the page does while it waits, short enough to work with; `?latency=` says another one. */
const LATENCY_MS = Number(new URLSearchParams(location.search).get('latency') ?? 60);

function chosen(): Variant {
  const wanted = new URLSearchParams(location.search).get('mock') ?? sessionStorage.getItem('mock') ?? 'campus';
  const variant = VARIANTS.find((name) => name === wanted) ?? 'campus';
  sessionStorage.setItem('mock', variant);
  return variant;
}

export function install(): void {
  const backend = new Backend(chosen(), Date.now);
  backend.signedIn = sessionStorage.getItem('mock-signed-out') === null;
  const real = window.fetch.bind(window);

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/api/')) return real(input, init);
    const text = await request.text();
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    const { status, body } = backend.handle(request.method, url, text ? JSON.parse(text) : undefined, request.headers);
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  };

  class Stream extends EventTarget {
    static readonly CLOSED = 2;
    readyState = 1;
    private readonly forward = (event: unknown): void => {
      this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(event) }));
    };
    constructor() {
      super();
      backend.listeners.add(this.forward);
      setTimeout(() => this.dispatchEvent(new Event('open')), LATENCY_MS);
    }
    close(): void {
      this.readyState = 2;
      backend.listeners.delete(this.forward);
    }
  }
  Object.assign(window, { EventSource: Stream });
}

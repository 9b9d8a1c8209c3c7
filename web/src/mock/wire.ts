// Puts the mock in place of `fetch` for unit tests; says what was asked, and can
// be told to be out of reach.
import { vi } from 'vitest';
import type { Backend } from './backend';

export interface Wire {
  /** 'GET /api/v1/…' in the order asked. */
  asked: string[];
  broken: boolean;
}

export function wireTo(backend: Backend): Wire {
  const wire: Wire = { asked: [], broken: false };
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    wire.asked.push(`${init.method} ${input}`);
    if (wire.broken) throw new TypeError('network');
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const answer = backend.handle(init.method ?? 'GET', new URL(input, 'http://mock'), body, new Headers(init.headers));
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status });
  });
  return wire;
}

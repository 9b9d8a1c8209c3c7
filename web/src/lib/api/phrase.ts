// The call about plain language; fetched with the page that has the box for it.
import { abortable, call } from './client';
import type { PhraseView } from './schema';

export function readPhrase(text: string, timeZone: string, signal?: AbortSignal): Promise<PhraseView> {
  return call('GET /phrases', { query: { text, timeZone }, ...abortable(signal) });
}

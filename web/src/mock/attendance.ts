// The mock's people who came to meetings, and those who did not.
import type { Meeting, NoShow, SheetLine, Stands } from '../lib/api/types';
import type { Answer } from './house';
import { PEOPLE } from './seed';

const nobody = { required: true, walkIn: false, at: null, method: null, by: null, proxy: null };
const person = (at: number): { id: string; name: string } => ({ id: PEOPLE[at]?.id ?? '', name: PEOPLE[at]?.name ?? '' });

const LINES: Partial<SheetLine>[] = [
  { person: person(0), mark: 'onTime', at: '2026-11-24T10:29:00Z', method: 'code' },
  { person: person(1), mark: 'late', at: '2026-11-24T10:41:00Z', method: 'button', proxy: 'sameDevice' },
  { person: person(2), mark: 'onTime', at: '2026-11-24T10:31:00Z', method: 'other', by: person(0), proxy: 'byOther' },
  { person: person(3), mark: 'expected', required: false },
  { email: 'eve@example.org', mark: 'expected' },
  { person: person(4), mark: 'late', at: '2026-11-24T10:38:00Z', method: 'card', walkIn: true, required: false },
];

const NO_SHOWS: NoShow[] = [
  { id: 'x2', person: person(0), meetingId: 'm5', roomId: 't-A1-A', at: '2026-11-19T10:15:00Z', state: 'counted', appeal: null, decision: null, decidedAt: null, version: 1 },
  { id: 'x1', person: person(1), meetingId: 'm4', roomId: 't-A1-A', at: '2026-11-12T10:15:00Z', state: 'appealed', appeal: 'The train stood still for an hour, and the network with it.', decision: null, decidedAt: null, version: 2 },
];

const STANDS: Stands = {
  standings: [{ placeId: null, count: 2, days: 90, warnFrom: 1, warned: true, barFrom: 3, barDays: 14, barredUntil: null }],
  noShows: { items: NO_SHOWS, nextCursor: null },
};

/** Null when the address is none of these. */
export function attendance(method: string, path: string): Answer | null {
  if (/^\/meetings\/[^/]+\/attendance$/.test(path)) return { status: 200, body: method === 'GET' ? { items: LINES.map((line) => ({ ...nobody, ...line })), nextCursor: null } : {} };
  if (/^\/people\/[^/]+\/standing$/.test(path)) return { status: 200, body: STANDS };
  if (path === '/no-shows/appeals') return { status: 200, body: { items: NO_SHOWS.filter(({ state }) => state === 'appealed'), nextCursor: null } };
  if (path.startsWith('/no-shows/')) return { status: 200, body: NO_SHOWS[0] };
  return null;
}

/** What a meeting that has begun says of its check-in. */
export function releaseOf(meeting: { start: string; state: Meeting['state'] }, started: boolean): { releaseAt?: string } {
  return started && meeting.state === 'confirmed' ? { releaseAt: new Date(Date.parse(meeting.start) + 15 * 60_000).toISOString() } : {};
}

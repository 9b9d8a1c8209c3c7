// The mock's log: a morning's lines, one of them about a private meeting, all of them whole.
import type { Entry } from '../lib/api/types';
import type { Answer } from './house';
import { PEOPLE } from './seed';

const FROM = '2026-11-24T13:00:00Z';

const plain = { apiKeyId: null, onBehalfOfId: null, onBehalfOf: null, origin: 'web', address: '192.0.2.17', sessionId: 's1', details: {}, masked: false };

function line(id: number, at: string, who: number | null, kind: string, title: string | null, changes: Entry['changes'], more: Partial<Entry> = {}): Entry {
  const person = who === null ? null : PEOPLE[who];
  return { ...plain, id, at: `2026-11-24T${at}:00Z`, kind, subjectId: `thing-${title ?? id}`, personId: person?.id ?? null, person: person?.name ?? null, title, changes, ...more };
}

function linesFor(room: string): Entry[] {
  const hold = (from: string, until: string): unknown[] => [{ id: 'h1', room, active: true, span: { from, until } }];
  const clock = { origin: 'timer', address: null, sessionId: null };
  return [
    line(118, '10:35', 0, 'log.exported', null, [{ field: 'format', before: null, after: 'csv' }]),
    line(117, '10:30', null, 'meeting.released', 'Standup', [{ field: 'state', before: 'confirmed', after: 'released' }], clock),
    line(116, '10:12', 1, 'meeting.changed', 'Quarterly review', [
      { field: 'span', before: { from: FROM, until: '2026-11-24T14:00:00Z' }, after: { from: FROM, until: '2026-11-24T14:30:00Z' } },
      { field: 'holds', before: hold(FROM, '2026-11-24T14:00:00Z'), after: hold(FROM, '2026-11-24T14:30:00Z') },
    ], { onBehalfOf: PEOPLE[2]?.name ?? null, onBehalfOfId: PEOPLE[2]?.id ?? null }),
    line(115, '09:58', 2, 'meeting.booked', null, [{ field: 'state', before: null, after: 'confirmed' }], { masked: true, origin: 'api', address: '2001:db8::7' }),
    line(114, '09:40', 0, 'place.saved', 'Peony', [{ field: 'place.capacity', before: 8, after: 10 }]),
    line(113, '09:05', 1, 'session.opened', PEOPLE[1]?.name ?? null, []),
  ];
}

/** Null when the address is none of these. */
export function audit(path: string, query: URLSearchParams): Answer | null {
  const [, , room = ''] = path.split('/');
  const lines = linesFor(room || 't-A1-A');
  const kind = query.get('kind');
  if (path === '/audit') return { status: 200, body: { items: lines.filter((entry) => !kind || entry.kind.startsWith(`${kind}.`)), nextCursor: null } };
  if (path === '/audit/verify') return { status: 200, body: { lines: 118, until: '2026-11-24T10:35:00Z', next: null, fault: null } };
  if (/^\/meetings\/[^/]+\/history$/.test(path)) return { status: 200, body: { items: lines.filter((entry) => entry.id === 116), nextCursor: null } };
  if (/^\/rooms\/[^/]+\/at$/.test(path)) {
    const at = Date.parse(query.get('instant') ?? '');
    const held = (from: number, minutes: number, entry: Entry | undefined): unknown => {
      const [start, end] = [new Date(at + from * 60_000).toISOString(), new Date(at + (from + minutes) * 60_000).toISOString()];
      return { hold: { id: `h${from}`, roomId: room, from: start, until: end, active: true, released: null }, meetingId: `m${from}`, state: 'confirmed', start, end, entry };
    };
    return { status: 200, body: { place: {}, entry: lines[4], holds: [held(-20, 60, lines[2]), held(70, 30, lines[3])], logFrom: '2026-01-05T08:00:00Z' } };
  }
  return null;
}

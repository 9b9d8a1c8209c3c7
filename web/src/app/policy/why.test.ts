// Why a rule says no: the room, who set the rule, what it allows and what was asked for.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Violation } from '../../lib/api/types';
import { LANGUAGES, useLanguage } from '../../lib/i18n/fluent.svelte';
import { Backend } from '../../mock/backend';
import { wireTo } from '../../mock/wire';
import { learn, lengthWords, violationTexts } from './why';

const NOW = Date.parse('2026-11-24T10:40:00Z');
let room = '';
let campus = '';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  const backend = new Backend('campus', () => NOW);
  wireTo(backend);
  const first = backend.rooms.find(({ timeZone }) => timeZone === 'Europe/Lisbon') ?? backend.rooms[0]!;
  room = first.id;
  campus = `p-${first.placePath[0]}`;
  await useLanguage('en');
  await learn([broken('too_long', 'longestMinutes', 120, 180, campus)]);
});

function broken(code: string, rule: string, limit: unknown, actual: unknown, placeId: string | null = null, start = '2026-12-01T19:00:00Z'): Violation {
  return { code, rule, roomId: room, placeId, limit, actual, start };
}

describe('a rule that says no', () => {
  it('names the room, the place that set it, the limit and what was asked for', () => {
    const [text] = violationTexts([broken('too_long', 'longestMinutes', 120, 180, campus)]);
    expect(text).toMatch(/^.+ \(rule set at .+\): at most 2 hours; you asked for 3 hours\.$/);
    expect(violationTexts([broken('too_long', 'longestMinutes', 120, 180, room)])[0]).toContain('(a rule of its own): at most');
  });

  it.each([
    ['too_short', 'shortestMinutes', 30, 15, 'at least 30 minutes; you asked for 15 minutes.'],
    ['off_grid', 'gridMinutes', 15, '2026-12-01T10:07:00', 'bookings begin and end on multiples of 15 minutes; you asked for 10:07.'],
    ['too_little_notice', 'noticeMinutes', 120, 92, 'to be booked at least 2 hours ahead; it begins in 1 hour 32 minutes.'],
    ['too_little_notice', 'noticeMinutes', 120, 0, 'to be booked at least 2 hours ahead; it begins at once.'],
    ['too_late_to_cancel', 'cancelNoticeMinutes', 1440, -3, 'can be cancelled until 24 hours before it begins; it has begun.'],
    ['beyond_horizon', 'horizonDays', 14, 14, 'at most 14 days ahead; you asked for Tue, Dec 1, 2026.'],
    ['outside_term', 'firstDate', '2027-01-04', '2026-12-01', 'can be booked from Mon, Jan 4, 2027 on; you asked for Tue, Dec 1, 2026.'],
    ['outside_opening_hours', 'openingHours', [{ weekday: 2, from: '08:00:00', until: '18:00:00' }], { start: '2026-12-01T19:00:00', end: '2026-12-01T20:00:00' }, 'open Tue 08:00–18:00; you asked for Tue, Dec 1, 2026 19:00–20:00.'],
    ['closed', 'closures', { from: '2026-12-24', until: '2027-01-01', reason: 'Year end' }, {}, 'closed Dec 24, 2026 – Jan 1, 2027 (Year end).'],
    ['holiday', 'holidays', { calendar: 'cn', name: 'New Year' }, '2027-01-01', 'Fri, Jan 1, 2027 is a holiday (New Year).'],
    ['over_capacity', 'capacityEnforced', 8, 12, 'seats 8 people; you expect 12 people.'],
    ['too_many_at_once', 'mostSimultaneous', 1, 2, 'one person holds at most 1 room at one time; this would make 2 rooms.'],
    ['too_many_meetings', 'quotas', { of: 'person', period: 'week', mostMeetings: 3 }, 4, 'each person: at most 3 meetings a week; with this one 4 meetings.'],
    ['too_many_minutes', 'quotas', { of: 'department', period: 'future', mostMinutes: 527_040 }, 527_100, 'each department: at most 8,784 hours ahead; with this one 8,785 hours.'],
    ['type_not_allowed', 'allowedTypes', [{ type: 'board' }], null, 'only for meetings of these types: board.'],
    ['not_bookable', 'bookingMode', null, 'instant', 'is not booked ahead: it is taken at its door.'],
    ['not_admitted', 'whoBooks', null, null, 'is booked by others only.'],
    ['a_new_one', 'newRule', 1, 2, 'A booking rule of this room forbids that.'],
  ])('%s is put into words', (code, rule, limit, actual, text) => {
    expect(violationTexts([broken(code, rule, limit, actual)])[0]).toMatch(new RegExp(`^.+: ${text.replace(/[()]/g, '\\$&')}$`));
  });

  it('is said once for all the dates of a series', () => {
    const dates = ['2026-12-01T19:00:00Z', '2026-12-08T19:00:00Z'].map((start) => broken('too_long', 'longestMinutes', 120, 180, null, start));
    expect(violationTexts(dates)).toHaveLength(1);
    expect(violationTexts(dates)[0]).toContain('2 dates');
  });

  it('has words of its own, whichever of the manual it is', () => {
    const manual = readFileSync(new URL('../../../../docs/manual/errors.md', import.meta.url), 'utf8');
    const codes = [...(manual.split('## Violations')[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|$/gm)].map(([, code = '']) => code);
    expect(codes).toContain('too_short');
    const values: Record<string, unknown> = { outside_opening_hours: [], closed: { from: '2026-12-24', until: '2026-12-25' }, holiday: {}, type_not_allowed: [], too_many_meetings: { of: 'person', period: 'week' }, too_many_minutes: { of: 'person', period: 'week' }, outside_term: '2026-12-24' };
    for (const code of codes) expect(violationTexts([broken(code, code, values[code] ?? 1, '2026-12-24')])[0], code).not.toContain('A booking rule of this room');
  });

  it('is said in every language', async () => {
    for (const language of LANGUAGES) {
      await useLanguage(language);
      expect(lengthWords(90)).not.toContain('ui-');
      expect(violationTexts([broken('too_long', 'longestMinutes', 120, 180, campus)])[0]).not.toContain('ui-');
    }
  });
});

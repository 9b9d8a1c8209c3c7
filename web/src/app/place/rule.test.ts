// Rules in words, known and unknown ones.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { needTexts, useLanguage } from '../../lib/i18n/fluent.svelte';
import { hoursText, kindOf, valueText } from './rule';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
  await needTexts('manage', 'form');
});

describe('a rule', () => {
  it('says opening hours by groups of days', () => {
    const work = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00:00', until: '18:00:00' }));
    expect(hoursText([...work, { weekday: 6, from: '09:00:00', until: '00:00:00' }])).toBe('Mon–Fri 08:00–18:00\nSat 09:00–24:00');
  });

  it.each([
    ['longestMinutes', 90, '1 h 30 min'],
    ['noticeMinutes', 0, 'none'],
    ['horizonDays', 14, '14 days'],
    ['capacityEnforced', true, 'Yes'],
    ['openingHours', null, 'At all hours'],
    ['longestSeriesDays', null, 'No limit'],
    ['horizonOpensAt', '08:00:00', '08:00'],
    ['somethingNew', { deep: 1 }, '{"deep":1}'],
    ['brandNewMinutes', 45, '45 min'],
    ['whoBooks', [{ kind: 'everyone' }], 'Everyone'],
    ['closures', [{ from: '2026-12-24', until: '2027-01-01', reason: 'Year end' }], 'Dec 24, 2026 – Jan 1, 2027: Year end'],
    ['closures', [{ from: '2026-12-24T18:00:00', until: '2026-12-24T22:00:00' }], 'Dec 24, 2026 18:00 – Dec 24, 2026 22:00'],
    ['quotas', [{ of: 'person', period: 'week', mostMeetings: 1, mostMinutes: 240 }], 'each person, a week: 1 meeting, 4 h'],
    ['quotas', [], 'none'],
    ['whoRequests', [], 'Nobody'],
    ['whoSees', [{ kind: 'group', id: '1' }, { kind: 'person', id: '2' }], '2 entries'],
  ])('%s of %o reads %s', (name, value, text) => {
    expect(valueText(name, value)).toBe(text);
  });

  it('is edited by its unit, also when nobody here knows its name', () => {
    expect(kindOf('brandNewDays', 3)).toBe('days');
    expect(kindOf('brandNew', true)).toBe('yes');
    expect(kindOf('brandNew', ['x'])).toBe('raw');
  });
});

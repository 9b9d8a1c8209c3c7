// Rules in words, known and unknown ones.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { needTexts, useLanguage } from '../../lib/i18n/fluent.svelte';
import { hoursText, kindOf, sectionsOf, valueText } from './rule';

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
    ['allowedTypes', null, 'All types'],
    ['allowedTypes', [], 'none'],
    ['forbiddenTypes', [{ type: 'board' }, { type: 'training', weekdays: [1, 5] }], 'board\ntraining: Mon, Fri'],
    ['approvalWhen', [{ kind: 'longerThan', minutes: 120 }, { kind: 'outside', weekdays: [1], from: '08:00:00', until: '00:00:00' }, { kind: 'guests' }], 'Longer than: 2 h\nOutside these hours: Mon 08:00–24:00\nGuests from outside'],
    ['checkInProfiles', [{ when: { atLeastMinutes: 240 }, then: { required: false } }], 'Lasts at least: 4 h → no check-in is needed'],
    ['checkInProfiles', [{ when: {}, then: {} }], 'every meeting → as usual'],
    ['checkInProfiles', [{ when: { guests: false, words: ['board'] }, then: { minutesAfter: 30, warnMinutes: 0 } }], 'Guests from outside are invited: No, One of these words in the subject: board → Given away after the start: 30 min, Warning before that: none'],
    ['approvalFlow', 'f1', 'A flow is set'],
    ['calendar', null, 'No calendar'],
  ])('%s of %o reads %s', (name, value, text) => {
    expect(valueText(name, value)).toBe(text);
  });

  it('stands with those that are read together, one that is new after them', () => {
    const rules = ['somethingNew', 'barDays', 'openingHours', 'checkInRequired'].map((rule) => ({ rule }));
    const told = sectionsOf(rules).map(({ name, rules: own }) => `${name}: ${own.map(({ rule }) => rule).join()}`);
    expect(told).toEqual(['When it is open: openingHours', 'Check-in and missed meetings: checkInRequired,barDays', 'Other rules: somethingNew']);
  });

  it('is edited by its unit, also when nobody here knows its name', () => {
    expect(kindOf('brandNewDays', 3)).toBe('days');
    expect(kindOf('brandNew', true)).toBe('yes');
    expect(kindOf('brandNew', ['x'])).toBe('raw');
  });
});

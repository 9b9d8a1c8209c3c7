// Weeks, months, and which date a meeting is drawn on.
import { describe, expect, it } from 'vitest';
import { type Entry, addMonths, byDate, monthOf, weekOf } from './entries';

function entry(from: string, until: string): Entry {
  return { id: from, meetingId: from, title: null, detail: '', state: 'confirmed', mine: true, repeats: false, from: Date.parse(from), until: Date.parse(until) };
}

describe('weeks and months', () => {
  it('begin on Monday, also across a year', () => {
    expect(weekOf('2027-01-01')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']);
  });

  it('show whole weeks, and only those that touch the month', () => {
    const weeks = monthOf('2027-02-15');
    expect(weeks).toHaveLength(4);
    expect(weeks[0]?.[0]).toBe('2027-02-01');
    expect(monthOf('2026-08-01')).toHaveLength(6);
  });

  it('keep the last day where a month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });
});

describe('a meeting', () => {
  it('over midnight is on both dates, one that ends at midnight only on the first', () => {
    const days = byDate(['2026-11-24', '2026-11-25'], 'UTC', [entry('2026-11-24T23:00:00Z', '2026-11-25T01:00:00Z'), entry('2026-11-24T22:00:00Z', '2026-11-25T00:00:00Z')]);
    expect(days.map(({ entries }) => entries.length)).toEqual([2, 1]);
  });

  it('is on the date its zone has', () => {
    const days = byDate(['2026-11-24', '2026-11-25'], 'Asia/Shanghai', [entry('2026-11-24T20:00:00Z', '2026-11-24T21:00:00Z')]);
    expect(days.map(({ entries }) => entries.length)).toEqual([0, 1]);
  });

  it('lies beside another at the same time', () => {
    const [day] = byDate(['2026-11-24'], 'UTC', [entry('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z'), entry('2026-11-24T10:30:00Z', '2026-11-24T12:00:00Z')]);
    expect(day?.lanes).toEqual([{ lane: 0, lanes: 2 }, { lane: 1, lanes: 2 }]);
  });
});

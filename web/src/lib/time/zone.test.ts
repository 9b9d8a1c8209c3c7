// Dates and wall clocks across daylight saving, gaps, folds and odd offsets.
import { describe, expect, it } from 'vitest';
import { MINUTE, addDays, clockAt, clockIn, dayIn, endClockIn, instantOf, isDate, minutesIn, offsetMinutes, offsetText, wallTime, weekday, zoneCity } from './zone';

describe('days', () => {
  it.each([
    ['2026-11-24', 'Asia/Shanghai', 1440],
    ['2016-10-30', 'Europe/Lisbon', 1500],
    ['2016-03-27', 'Europe/Lisbon', 1380],
    ['2026-11-01', 'America/New_York', 1500],
    ['2026-04-05', 'Australia/Lord_Howe', 1470],
  ])('%s in %s has %i minutes', (date, zone, minutes) => {
    expect(minutesIn(dayIn(date, zone))).toBe(minutes);
  });

  it('begin at local midnight', () => {
    for (const zone of ['Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Etc/GMT+12']) {
      expect(wallTime(dayIn('2026-07-01', zone).start, zone)).toEqual({ date: '2026-07-01', minute: 0 });
    }
  });

  it('tell the clock the same way by counting and by asking', () => {
    for (const date of ['2016-10-30', '2016-03-27', '2016-07-01']) {
      const day = dayIn(date, 'Europe/Lisbon');
      for (let instant = day.start - 90 * MINUTE; instant < day.end + 90 * MINUTE; instant += 15 * MINUTE) {
        expect(clockIn(instant, day)).toBe(clockAt(instant, 'Europe/Lisbon'));
      }
    }
  });

  it('end at 24:00 and not at the next 00:00', () => {
    const day = dayIn('2026-11-24', 'Asia/Shanghai');
    expect(endClockIn(day.end, day)).toBe('24:00');
    expect(endClockIn(day.end - 15 * MINUTE, day)).toBe('23:45');
  });
});

describe('wall times', () => {
  it('keep the clock on both sides of a change', () => {
    const before = instantOf({ date: '2016-10-29', minute: 540 }, 'Europe/Lisbon');
    const after = instantOf({ date: '2016-10-31', minute: 540 }, 'Europe/Lisbon');
    expect(clockAt(before, 'Europe/Lisbon')).toBe('09:00');
    expect(clockAt(after, 'Europe/Lisbon')).toBe('09:00');
    expect(after - before).toBe(49 * 60 * MINUTE);
  });

  it('in a gap use the offset before it', () => {
    const instant = instantOf({ date: '2016-03-27', minute: 90 }, 'Europe/Lisbon');
    expect(new Date(instant).toISOString()).toBe('2016-03-27T01:30:00.000Z');
    expect(clockAt(instant, 'Europe/Lisbon')).toBe('02:30');
  });

  it('in a fold are the first of the two', () => {
    const instant = instantOf({ date: '2016-10-30', minute: 90 }, 'Europe/Lisbon');
    expect(new Date(instant).toISOString()).toBe('2016-10-30T00:30:00.000Z');
  });

  it('come back from every quarter hour of a year', () => {
    const zone = 'America/New_York';
    const start = Date.parse('2026-01-01T05:00:00Z');
    for (let step = 0; step < 366 * 24; step += 7) {
      const instant = start + step * 60 * MINUTE + 15 * MINUTE;
      const wall = wallTime(instant, zone);
      const back = instantOf(wall, zone);
      expect([instant, instant - 60 * MINUTE]).toContain(back);
    }
  });
});

describe('words', () => {
  it('name offsets and cities', () => {
    const instant = Date.parse('2026-11-24T00:00:00Z');
    expect(offsetText(instant, 'Asia/Shanghai')).toBe('UTC+8');
    expect(offsetText(instant, 'America/St_Johns')).toBe('UTC−3:30');
    expect(offsetMinutes(instant, 'Asia/Kathmandu')).toBe(345);
    expect(zoneCity('America/New_York')).toBe('New York');
  });

  it('know dates from other text', () => {
    expect(isDate('2026-02-28')).toBe(true);
    expect(isDate('2026-02-30x')).toBe(false);
    expect(isDate('today')).toBe(false);
  });

  it('count over months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(weekday('2026-11-24')).toBe(2);
  });
});

// The rules the composer can say.
import { describe, expect, it } from 'vitest';
import { REPEATS, proposedEnd, rruleOf, weekOfMonth, ruleFor, ruleOf, ruleText } from './recurrence';

describe('rules', () => {
  it.each([
    ['daily', 'FREQ=DAILY;UNTIL=20270216T155900Z'],
    ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270216T155900Z'],
    ['weekly', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270216T155900Z'],
    ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270216T155900Z'],
    ['monthly-date', 'FREQ=MONTHLY;BYMONTHDAY=24;UNTIL=20270216T155900Z'],
    ['monthly-weekday', 'FREQ=MONTHLY;BYDAY=4TU;UNTIL=20270216T155900Z'],
  ] as const)('%s', (repeat, rule) => {
    expect(rruleOf(repeat, '2026-11-24', '2027-02-16', 'Asia/Shanghai')).toBe(rule);
  });

  it('of a single meeting is none', () => expect(rruleOf('none', '2026-11-24', '2027-01-01', 'UTC')).toBeNull());

  it('say last for the fifth week', () => {
    expect(weekOfMonth('2026-11-30')).toBe(-1);
    expect(rruleOf('monthly-weekday', '2026-11-30', '2027-11-30', 'UTC')).toContain('BYDAY=-1MO');
  });

  it('end after they begin', () => {
    for (const repeat of REPEATS) expect(proposedEnd(repeat, '2026-11-24') > '2026-11-24').toBe(true);
  });
});

describe('the rule of the full form', () => {
  const zone = 'Europe/Lisbon';
  it.each([
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,SU;COUNT=8', '2026-11-24'],
    ['FREQ=MONTHLY;BYDAY=4TU', '2026-11-24'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=24;UNTIL=20271124T235900Z', '2026-11-24'],
    ['FREQ=DAILY;COUNT=5', '2026-11-24'],
    ['FREQ=YEARLY', '2026-11-24'],
  ])('reads and writes %s', (text, first) => {
    const rule = ruleOf(text, first);
    expect(rule).not.toBeNull();
    expect(rule && ruleText(rule, first, zone)).toBe(text);
  });

  it.each(['FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=HOURLY', 'FREQ=YEARLY;BYWEEKNO=20', 'nonsense'])('leaves %s to whoever wrote it', (text) => {
    expect(ruleOf(text, '2026-11-24')).toBeNull();
  });

  it('starts from the repeat chosen in the small form', () => {
    expect(ruleText(ruleFor('weekdays', '2026-11-24', '2026-12-24'), '2026-11-24', 'Asia/Shanghai')).toBe('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261224T155900Z');
  });
});

// The few repeats the small composer offers, as RFC 5545 rules. The server
// knows the whole grammar; here only what one tap can say.
import { type CalendarDate, addDays, instantOf, weekday } from './zone';

export const REPEATS = ['none', 'daily', 'weekdays', 'weekly', 'fortnightly', 'monthly-date', 'monthly-weekday'] as const;
export type Repeat = (typeof REPEATS)[number];

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** Which weekday of its month a date is: 1..4, or -1 for the last one. */
export function weekOfMonth(date: CalendarDate): number {
  const week = Math.ceil(Number(date.slice(8)) / 7);
  return week > 4 ? -1 : week;
}

/** The rule for a first date, repeated up to and including the date `until`; null for a single meeting. */
export function rruleOf(repeat: Repeat, first: CalendarDate, until: CalendarDate, zone: string): string | null {
  if (repeat === 'none') return null;
  const day = DAYS[weekday(first)] ?? 'MO';
  const last = new Date(instantOf({ date: until, minute: 23 * 60 + 59 }, zone)).toISOString();
  const end = `UNTIL=${last.slice(0, 19).replace(/[-:]/g, '')}Z`;
  switch (repeat) {
    case 'daily':
      return `FREQ=DAILY;${end}`;
    case 'weekdays':
      return `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;${end}`;
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${day};${end}`;
    case 'fortnightly':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day};${end}`;
    case 'monthly-date':
      return `FREQ=MONTHLY;BYMONTHDAY=${Number(first.slice(8))};${end}`;
    case 'monthly-weekday':
      return `FREQ=MONTHLY;BYDAY=${weekOfMonth(first)}${day};${end}`;
  }
}

/** The end date proposed when a repeat is first chosen: about a quarter, a year for monthly ones. */
export function proposedEnd(repeat: Repeat, first: CalendarDate): CalendarDate {
  if (repeat === 'daily' || repeat === 'weekdays') return addDays(first, 28);
  return addDays(first, repeat === 'weekly' || repeat === 'fortnightly' ? 84 : 365);
}

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
export const FREQUENCIES: readonly Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/** When a rule ends: on a date, after so many dates, or not at all. */
export type Ending = { kind: 'date'; date: CalendarDate } | { kind: 'count'; count: number } | { kind: 'never' };

/** A rule as the full form edits it. */
export interface Rule {
  frequency: Frequency;
  interval: number;
  /** Of a weekly rule: weekdays, 0 being Sunday. */
  days: number[];
  /** Of a monthly rule: on the same day of the month, or on the same weekday of it. */
  monthly: 'date' | 'weekday';
  ending: Ending;
}

/** The rule the form starts from for a first date. */
export function ruleFor(repeat: Repeat, first: CalendarDate, until: CalendarDate): Rule {
  const weekly = repeat === 'weekly' || repeat === 'fortnightly' || repeat === 'weekdays';
  return {
    frequency: repeat === 'daily' ? 'DAILY' : repeat === 'monthly-date' || repeat === 'monthly-weekday' ? 'MONTHLY' : 'WEEKLY',
    interval: repeat === 'fortnightly' ? 2 : 1,
    days: repeat === 'weekdays' ? [1, 2, 3, 4, 5] : weekly || repeat === 'none' ? [weekday(first)] : [],
    monthly: repeat === 'monthly-weekday' ? 'weekday' : 'date',
    ending: { kind: 'date', date: until },
  };
}

function endingText(ending: Ending, zone: string): string {
  switch (ending.kind) {
    case 'date': {
      const last = new Date(instantOf({ date: ending.date, minute: 23 * 60 + 59 }, zone)).toISOString();
      return `;UNTIL=${last.slice(0, 19).replace(/[-:]/g, '')}Z`;
    }
    case 'count':
      return `;COUNT=${ending.count}`;
    case 'never':
      return '';
  }
}

/** The rule in the words of RFC 5545. */
export function ruleText(rule: Rule, first: CalendarDate, zone: string): string {
  const interval = rule.interval > 1 ? `;INTERVAL=${rule.interval}` : '';
  const day = DAYS[weekday(first)] ?? 'MO';
  let by = '';
  // Counted from Monday, as the form shows them.
  const days = [...rule.days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  if (rule.frequency === 'WEEKLY' && days.length > 0) by = `;BYDAY=${days.map((number) => DAYS[number] ?? 'MO').join(',')}`;
  if (rule.frequency === 'MONTHLY') by = rule.monthly === 'date' ? `;BYMONTHDAY=${Number(first.slice(8))}` : `;BYDAY=${weekOfMonth(first)}${day}`;
  return `FREQ=${rule.frequency}${interval}${by}${endingText(rule.ending, zone)}`;
}

/** The rule behind a text, if the form can show it whole; else null, and the text itself is shown. */
export function ruleOf(text: string, first: CalendarDate): Rule | null {
  const parts = new Map(text.replace(/^RRULE:/i, '').split(';').map((part) => part.split('=') as [string, string]));
  const take = (key: string): string | undefined => {
    const value = parts.get(key);
    parts.delete(key);
    return value;
  };
  const frequency = take('FREQ') as Frequency;
  const interval = Number(take('INTERVAL') ?? 1);
  const until = take('UNTIL');
  const count = take('COUNT');
  const byDay = take('BYDAY');
  const byMonthDay = take('BYMONTHDAY');
  take('WKST');
  if (!FREQUENCIES.includes(frequency) || parts.size > 0 || !Number.isInteger(interval)) return null;
  const days = frequency === 'WEEKLY' && byDay ? byDay.split(',').map((name) => DAYS.indexOf(name as (typeof DAYS)[number])) : [];
  if (days.includes(-1)) return null;
  const plainDay = byDay === `${weekOfMonth(first)}${DAYS[weekday(first)]}`;
  if (frequency === 'MONTHLY' && byDay && !plainDay) return null;
  if (frequency !== 'MONTHLY' && byMonthDay) return null;
  if (byMonthDay && Number(byMonthDay) !== Number(first.slice(8))) return null;
  if ((frequency === 'DAILY' || frequency === 'YEARLY') && byDay) return null;
  const ending: Ending = until ? { kind: 'date', date: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` } : count ? { kind: 'count', count: Number(count) } : { kind: 'never' };
  return { frequency, interval, days: days.length > 0 ? days : [weekday(first)], monthly: byDay && frequency === 'MONTHLY' ? 'weekday' : 'date', ending };
}

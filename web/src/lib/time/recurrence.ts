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

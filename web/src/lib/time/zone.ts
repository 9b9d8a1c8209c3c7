// Calendar dates and wall clocks in IANA zones, on nothing but Intl. Instants
// are epoch milliseconds, dates are 'YYYY-MM-DD', lengths are whole minutes.

export type CalendarDate = string;

export interface WallTime {
  date: CalendarDate;
  /** Minutes since 00:00 on the wall clock, 0..1439. */
  minute: number;
}

/** One room's day: the instants of its two midnights. 23, 24 or 25 hours apart. */
export interface Day {
  date: CalendarDate;
  zone: string;
  start: number;
  end: number;
}

export const MINUTE = 60_000;

/** The zone of whoever sits before the browser. */
export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, known);
  }
  return known;
}

/** How far the zone's wall clock is ahead of UTC at this instant. */
export function offsetMinutes(instant: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((asUtc - Math.floor(instant / 1000) * 1000) / MINUTE);
}

function utcMidnight(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcMidnight(text));
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(utcMidnight(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(utcMidnight(date)).getUTCDay();
}

export function wallTime(instant: number, zone: string): WallTime {
  const local = new Date(instant + offsetMinutes(instant, zone) * MINUTE);
  return { date: local.toISOString().slice(0, 10), minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

export function dateOf(instant: number, zone: string): CalendarDate {
  return wallTime(instant, zone).date;
}

/**
 * The instant of a wall time. In a gap the offset before the gap counts and in
 * a fold the first of the two instants, as RFC 5545 section 3.3.5 has it.
 */
export function instantOf({ date, minute }: WallTime, zone: string): number {
  const naive = utcMidnight(date) + minute * MINUTE;
  const before = offsetMinutes(naive - 86_400_000, zone);
  const after = offsetMinutes(naive + 86_400_000, zone);
  for (const offset of [before, after]) {
    const guess = naive - offset * MINUTE;
    if (offsetMinutes(guess, zone) === offset) return guess;
  }
  return naive - before * MINUTE;
}

const days = new Map<string, Day>();
const MOST_DAYS = 64;

/** The day of a date in a zone. Asked for once per room and paint, so the latest answers are kept. */
export function dayIn(date: CalendarDate, zone: string): Day {
  const key = `${date} ${zone}`;
  let day = days.get(key);
  if (!day) {
    if (days.size >= MOST_DAYS) days.clear();
    const start = instantOf({ date, minute: 0 }, zone);
    day = { date, zone, start, end: instantOf({ date: addDays(date, 1), minute: 0 }, zone) };
    days.set(key, day);
  }
  return day;
}

export function minutesIn(day: Day): number {
  return Math.round((day.end - day.start) / MINUTE);
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

export function clockText(minuteOfDay: number): string {
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}

/** 'HH:MM' on the zone's wall clock. */
export function clockAt(instant: number, zone: string): string {
  return clockText(wallTime(instant, zone).minute);
}

/** 'HH:MM' in a room's day. Asking Intl costs; on all but two days of a year counting does. */
export function clockIn(instant: number, day: Day): string {
  const plain = day.end - day.start === 1440 * MINUTE && instant >= day.start && instant < day.end;
  return plain ? clockText(Math.floor((instant - day.start) / MINUTE)) : clockAt(instant, day.zone);
}

/** The end of a day reads 24:00 rather than the next day's 00:00. */
export function endClockIn(instant: number, day: Day): string {
  return instant === day.end ? '24:00' : clockIn(instant, day);
}

/** 'UTC+8', 'UTC−3:30': the zone's offset at this instant. */
export function offsetText(instant: number, zone: string): string {
  const minutes = offsetMinutes(instant, zone);
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** The city of a zone name: 'Asia/Shanghai' is 'Shanghai'. */
export function zoneCity(zone: string): string {
  return (zone.split('/').pop() ?? zone).replace(/_/g, ' ');
}

export function toRfc3339(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

// What the week and month views draw: meetings of one room or of one person,
// placed on calendar dates. Pure, so that tests can build it.
import type { Hold, Meeting, MeetingState } from '../api/types';
import { type Lane, type Stretch, lanesOf, overlaps } from '../time/geometry';
import { addDays, dayIn, weekday } from '../time/zone';

export interface Entry extends Stretch {
  id: string;
  meetingId: string;
  /** Absent when the reader may not see it. */
  title: string | null;
  /** Where, for a person's view; who, for a room's. */
  detail: string;
  state: MeetingState;
  mine: boolean;
  repeats: boolean;
}

export function entryOfHold(hold: Hold): Entry {
  return {
    id: hold.id,
    meetingId: hold.meetingId,
    from: Date.parse(hold.from),
    until: Date.parse(hold.until),
    title: hold.subject ?? null,
    detail: hold.organizer?.name ?? '',
    state: hold.state,
    mine: hold.mine,
    repeats: Boolean(hold.seriesId),
  };
}

export function entryOfMeeting(meeting: Meeting, roomNames: string): Entry {
  return {
    id: meeting.id,
    meetingId: meeting.id,
    from: Date.parse(meeting.start),
    until: Date.parse(meeting.end),
    title: meeting.subject ?? null,
    detail: roomNames,
    state: meeting.state,
    mine: true,
    repeats: Boolean(meeting.seriesId),
  };
}

export interface DayOfEntries {
  date: string;
  start: number;
  end: number;
  entries: Entry[];
  lanes: Lane[];
}

/** Every date with what touches it; what reaches over midnight is on both. */
export function byDate(dates: readonly string[], zone: string, entries: readonly Entry[]): DayOfEntries[] {
  const sorted = [...entries].sort((a, b) => a.from - b.from || b.until - a.until);
  return dates.map((date) => {
    const { start, end } = dayIn(date, zone);
    const own = sorted.filter((entry) => overlaps(entry, { from: start, until: end }));
    return { date, start, end, entries: own, lanes: lanesOf(own) };
  });
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return addDays(date, -((weekday(date) + 6) % 7));
}

export function weekOf(date: string): string[] {
  const monday = mondayOf(date);
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day));
}

/** The weeks a month's page shows, whole ones from Monday. */
export function monthOf(date: string): string[][] {
  const first = mondayOf(`${date.slice(0, 7)}-01`);
  const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day)));
  return weeks.filter((week) => week.some((day) => day.slice(0, 7) === date.slice(0, 7)));
}

/** The same day of another month, or its last one. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, length))).toISOString().slice(0, 10);
}

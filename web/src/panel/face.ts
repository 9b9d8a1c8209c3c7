// What a door shows at an instant: pure, from the bookings of its room.
import { closesAfter, earlier, shutAt } from '../lib/time/shut';
import type { Booking, Door } from './wire';

/** How the room is; `shut` opens again by itself, `closed` is out of service. Each has a colour, a shape and a word. */
export type State = 'free' | 'soon' | 'wanted' | 'busy' | 'shut' | 'closed';

export interface Face {
  state: State;
  /** What is on. */
  current: Booking | null;
  next: Booking | null;
  /** Until when the state lasts; null: to the end of what is known. A room that is shut opens then. */
  until: number | null;
  /** Whose check-in is open, and until when somebody has to. */
  checkIn: Booking | null;
  /** Minutes for which the room can be taken now; empty when it cannot. */
  offers: Offer[];
}

export interface Offer {
  minutes: number;
  /** It lasts until the next booking begins. */
  isRest: boolean;
}

const MINUTE = 60_000;
/** So long before a booking the door says that it is soon. */
const SOON = 10 * MINUTE;
const LENGTHS = [15, 30, 60];
const LEAST_MINUTES = 5;
const MOST_MINUTES = 240;

/** What keeps the room now or will: neither over nor only asked for. */
function keeping(bookings: Booking[], now: number): Booking[] {
  const live = bookings.filter((booking) => ['confirmed', 'running'].includes(booking.state) && booking.end > now);
  return live.sort((one, other) => one.start - other.start);
}

export function faceOf(door: Pick<Door, 'room' | 'bookings' | 'shut'>, now: number): Face {
  const ahead = keeping(door.bookings, now);
  // What was taken in the minute in which the last ended begins with the next one, and is on.
  const current = ahead.find((booking) => booking.start <= now || booking.state === 'running') ?? null;
  const next = ahead.find((booking) => booking.start > now && booking !== current) ?? null;
  const open = [current, next].find((booking) => booking !== null && booking.checkInFrom !== null && booking.checkInFrom <= now) ?? null;
  const base = { current, next, checkIn: open, offers: [] as Offer[] };
  if (!door.room.inService) return { ...base, state: 'closed', until: null };
  if (current) return { ...base, state: open === current ? 'wanted' : 'busy', until: freeFrom(ahead, current) };
  const shut = shutAt(door.shut ?? [], now);
  const isSoon = next !== null && next.start - now <= SOON;
  // Whoever is expected at the very opening is not sent away.
  if (shut && !(open && isSoon)) return { ...base, state: 'shut', until: shut.until };
  const until = earlier(next?.heldFrom ?? null, closesAfter(door.shut ?? [], now));
  const offers = shut ? [] : offersUntil(until, now);
  if (isSoon) return { ...base, offers, state: open ? 'wanted' : 'soon', until: next.start };
  return { ...base, offers, state: 'free', until };
}

/** When the room is free again: bookings that follow one another at once are one stretch. */
function freeFrom(ahead: Booking[], current: Booking): number {
  let until = current.end;
  for (const booking of ahead) {
    if (booking.start > current.start && booking.heldFrom <= until + MINUTE) until = Math.max(until, booking.end);
  }
  return until;
}

function offersUntil(until: number | null, now: number): Offer[] {
  // The server begins on the whole minute.
  const begun = Math.floor(now / MINUTE) * MINUTE;
  const rest = until === null ? Infinity : Math.floor((until - begun) / MINUTE);
  if (rest < LEAST_MINUTES) return [];
  const whole = LENGTHS.filter((minutes) => minutes <= rest).map((minutes) => ({ minutes, isRest: false }));
  const hasRest = rest <= MOST_MINUTES && !LENGTHS.includes(rest);
  return hasRest ? [...whole, { minutes: rest, isRest: true }] : whole;
}

/** The bookings that touch the calendar day between two midnights, over or not. */
export function ofDay(bookings: Booking[], start: number, end: number): Booking[] {
  return bookings.filter((booking) => booking.start < end && booking.end > start).sort((one, other) => one.start - other.start);
}

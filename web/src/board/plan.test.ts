// What a plan on a board says of a room.
import { expect, it } from 'vitest';
import { type Booking, type Room, lineOf } from './lists';
import { doingOf } from './plan';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const MINUTE = 60_000;

function room(state: string, needsCheckIn: boolean): Room {
  const booking: Booking = { id: '1', subject: null, organizer: null, start: NOW - MINUTE, end: NOW + 30 * MINUTE, heldFrom: NOW - MINUTE, heldUntil: NOW + 30 * MINUTE, state, greets: false };
  return { id: 'p', name: 'P', capacity: null, within: [], timeZone: 'UTC', inService: true, way: null, needsCheckIn, bookings: [booking] };
}

it.each([
  ['confirmed', true, 'wanted'],
  ['running', true, 'busy'],
  ['confirmed', false, 'busy'],
] as const)('a meeting that is %s is %s', (state, needsCheckIn, doing) => {
  expect(doingOf(lineOf(room(state, needsCheckIn), NOW))).toBe(doing);
});

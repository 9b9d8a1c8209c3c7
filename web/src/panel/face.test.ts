// What a door shows, as a table.
import { describe, expect, it } from 'vitest';
import { faceOf } from './face';
import type { Booking } from './wire';

const MINUTE = 60_000;
const at = (minute: number): number => minute * MINUTE;

function booked(from: number, until: number, more: Partial<Booking> = {}): Booking {
  return { id: `${from}`, subject: 'Sync', organizer: 'Ada', start: at(from), end: at(until), heldFrom: at(from), heldUntil: at(until), state: 'confirmed', actions: [], checkInFrom: null, checkInUntil: null, ...more };
}

function face(now: number, bookings: Booking[], inService = true) {
  const room = { id: 'r', code: 'r', name: 'R', timeZone: 'UTC', inService };
  return faceOf({ room, bookings }, at(now));
}

describe('the state of a door', () => {
  it.each([
    ['nothing booked', 600, [], 'free', null],
    ['something later', 600, [booked(660, 720)], 'free', 660],
    ['ten minutes before', 650, [booked(660, 720)], 'soon', 660],
    ['when it begins', 660, [booked(660, 720)], 'busy', 720],
    ['when it has ended', 720, [booked(660, 720)], 'free', null],
    ['one after the other', 670, [booked(660, 720), booked(720, 750)], 'busy', 750],
    ['a gap between', 670, [booked(660, 720), booked(725, 750)], 'busy', 720],
    ['kept before a meeting', 600, [booked(660, 720, { heldFrom: at(630) })], 'free', 630],
    ['ended early', 670, [booked(660, 720, { state: 'ended' })], 'free', null],
    ['only asked for', 670, [booked(660, 720, { state: 'requested' })], 'free', null],
    ['check-in open before it begins', 655, [booked(660, 720, { checkInFrom: at(645) })], 'wanted', 660],
    ['check-in wanted', 665, [booked(660, 720, { checkInFrom: at(645) })], 'wanted', 720],
    ['check-in open for the next only', 665, [booked(600, 670), booked(670, 720, { checkInFrom: at(655) })], 'busy', 720],
  ] as const)('%s', (_, now, bookings, state, until) => {
    const shown = face(now, [...bookings]);
    expect(shown.state).toBe(state);
    expect(shown.until).toBe(until === null ? null : at(until));
  });

  it('is closed when the room is out of service', () => {
    expect(face(600, [], false)).toMatchObject({ state: 'closed', offers: [] });
  });

  it('keeps check-in at hand while another meeting is on', () => {
    expect(face(665, [booked(600, 670), booked(670, 720, { checkInFrom: at(655) })]).checkIn?.id).toBe('670');
  });
});

describe('what can be booked on the spot', () => {
  const minutes = (now: number, bookings: Booking[]) => face(now, bookings).offers.map((offer) => (offer.isRest ? `rest ${offer.minutes}` : `${offer.minutes}`));

  it('never exceeds the next booking', () => {
    expect(minutes(600, [])).toEqual(['15', '30', '60']);
    expect(minutes(600, [booked(645, 700)])).toEqual(['15', '30', 'rest 45']);
    expect(minutes(600, [booked(630, 700)])).toEqual(['15', '30']);
    expect(minutes(600, [booked(608, 700)])).toEqual(['rest 8']);
    expect(minutes(600, [booked(604, 700)])).toEqual([]);
    expect(minutes(600, [booked(1000, 1100)])).toEqual(['15', '30', '60']);
  });

  it('counts from the whole minute, as the server does', () => {
    const room = { id: 'r', code: 'r', name: 'R', timeZone: 'UTC', inService: true };
    const shown = faceOf({ room, bookings: [booked(615, 700)] }, at(600) + 59_000);
    expect(shown.offers.map((offer) => offer.minutes)).toEqual([15]);
  });

  it('is nothing while somebody is in', () => {
    expect(minutes(660, [booked(660, 720)])).toEqual([]);
  });
});

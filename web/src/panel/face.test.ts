// What a door shows, as a table.
import { describe, expect, it } from 'vitest';
import type { Shut } from '../lib/time/shut';
import { faceOf } from './face';
import type { Booking } from './wire';

const MINUTE = 60_000;
const at = (minute: number): number => minute * MINUTE;

function booked(from: number, until: number, more: Partial<Booking> = {}): Booking {
  return { id: `${from}`, subject: 'Sync', organizer: 'Ada', start: at(from), end: at(until), heldFrom: at(from), heldUntil: at(until), state: 'confirmed', actions: [], checkInFrom: null, checkInUntil: null, ...more };
}

function face(now: number, bookings: Booking[], inService = true, shut: Shut[] = []) {
  const room = { id: 'r', code: 'r', name: 'R', timeZone: 'UTC', inService };
  return faceOf({ room, bookings, shut }, at(now));
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

  it('is shut outside its hours, says when it opens, and cannot be taken', () => {
    const shut = [{ from: at(0), until: at(480) }, { from: at(1080), until: null }];
    expect(face(400, [], true, shut)).toMatchObject({ state: 'shut', until: at(480), offers: [] });
    expect(face(475, [booked(480, 540)], true, shut)).toMatchObject({ state: 'shut', until: at(480), offers: [] });
    expect(face(480, [], true, shut)).toMatchObject({ state: 'free', until: at(1080) });
    expect(face(1200, [], true, shut)).toMatchObject({ state: 'shut', until: null, offers: [] });
    expect(face(400, [], false, shut)).toMatchObject({ state: 'closed' });
    expect(face(1085, [booked(1020, 1100)], true, shut)).toMatchObject({ state: 'busy', until: at(1100) });
  });

  it('lets those check in who meet when it opens', () => {
    const shut = [{ from: at(0), until: at(480) }];
    const early = booked(480, 540, { checkInFrom: at(465) });
    expect(face(466, [early], true, shut)).toMatchObject({ state: 'shut', checkIn: { id: '480' }, offers: [] });
    expect(face(475, [early], true, shut)).toMatchObject({ state: 'wanted', checkIn: { id: '480' }, offers: [] });
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

  it('never lasts beyond the hours of the room', () => {
    const offers = (now: number) => face(now, [], true, [{ from: at(1080), until: null }]).offers.map((offer) => offer.minutes);
    expect(offers(1055)).toEqual([15, 25]);
    expect(offers(1077)).toEqual([]);
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

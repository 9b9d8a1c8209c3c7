// The rule by which what was done without the network is made good.
import { describe, expect, it } from 'vitest';
import { type Deed, newKey, stepOf } from './queue';

const MINUTE = 60_000;
const book = (start: number, end: number): Deed => ({ kind: 'book', key: 'k', start: start * MINUTE, end: end * MINUTE, subject: null, minutes: end - start });
const checkIn = (end: number): Deed => ({ kind: 'checkIn', key: 'k', meeting: 'm', end: end * MINUTE, subject: null });

describe('what was done without the network', () => {
  it('is booked for what is left of it', () => {
    expect(stepOf(book(600, 630), 600 * MINUTE + 20_000)).toEqual({ do: 'book', minutes: 30 });
    expect(stepOf(book(600, 630), 612 * MINUTE)).toEqual({ do: 'book', minutes: 18 });
    expect(stepOf(book(600, 630), 625 * MINUTE + 59_000)).toEqual({ do: 'book', minutes: 5 });
  });

  it('is dropped when its time is over, or nearly', () => {
    expect(stepOf(book(600, 630), 626 * MINUTE)).toEqual({ do: 'drop', why: 'over' });
    expect(stepOf(book(600, 630), 700 * MINUTE)).toEqual({ do: 'drop', why: 'over' });
    expect(stepOf(checkIn(630), 630 * MINUTE)).toEqual({ do: 'drop', why: 'over' });
  });

  it('is said again while the meeting is on', () => {
    expect(stepOf(checkIn(630), 629 * MINUTE)).toEqual({ do: 'checkIn' });
  });

  it('has a key of its own', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
});

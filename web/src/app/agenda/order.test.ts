// Arranging by hand: nothing is lost, and what cannot be moved stays.
import { describe, expect, it } from 'vitest';
import { moved, total } from './order';

describe('moved', () => {
  it('puts an item at its new place and keeps the others in their order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  });
  it('changes nothing beyond the ends', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('total', () => {
  it('counts what somebody said', () => {
    expect(total([{ minutes: 10 }, {}, { minutes: null }, { minutes: 5 }])).toBe(15);
  });
});

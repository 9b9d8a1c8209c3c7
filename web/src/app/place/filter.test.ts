// Filters: what they keep, and their way through the address.
import { describe, expect, it } from 'vitest';
import { roomsOf } from '../../mock/seed';
import { type Filter, NO_FILTER, featuresOf, fromSearch, isEmpty, matches, placesOf, toSearch } from './filter';

const rooms = roomsOf('tower');

function kept(filter: Partial<Filter>): number {
  return rooms.filter((room) => matches(room, { ...NO_FILTER, ...filter })).length;
}

describe('filters', () => {
  it('keep all when empty', () => {
    expect(isEmpty(NO_FILTER)).toBe(true);
    expect(kept({})).toBe(500);
  });
  it('take every word, in any order', () => {
    expect(kept({ words: '泰山' })).toBe(25);
    expect(kept({ words: '东塔 泰山' })).toBe(5);
    expect(kept({ words: '泰山 东塔' })).toBe(5);
    expect(kept({ words: 'nowhere' })).toBe(0);
  });
  it('narrow by place, seats and features', () => {
    expect(kept({ place: ['张江园区', '东塔'] })).toBe(100);
    expect(kept({ place: ['张江园区', '东塔', '1'] })).toBe(10);
    const roomy = rooms.filter((room) => (room.capacity ?? 0) >= 12 && room.features.includes('video')).length;
    expect(kept({ seats: 12, features: ['video'] })).toBe(roomy);
  });
  it('travel in the address and come back the same', () => {
    const filter: Filter = { words: 'a/b & c', place: ['A/B', 'Main', '0'], seats: 12, features: ['video', 'phone'], freeNow: true };
    expect(fromSearch(new URLSearchParams(toSearch(filter).toString()))).toEqual(filter);
    expect(toSearch(NO_FILTER).toString()).toBe('');
  });
  it('ignore nonsense in the address', () => {
    expect(fromSearch(new URLSearchParams('seats=-3&free=later'))).toEqual(NO_FILTER);
  });
  it('offer the places and features there are', () => {
    expect(placesOf(rooms)).toHaveLength(1 + 5 + 50);
    expect(featuresOf(rooms)).toEqual(['phone', 'projector', 'screen', 'video', 'whiteboard']);
  });
});

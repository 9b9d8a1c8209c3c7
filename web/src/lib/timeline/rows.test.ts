// Rows and groups built from a schedule.
import { describe, expect, it } from 'vitest';
import { roomsOf } from '../../mock/seed';
import { byPlace, itemsOf, keepsRoom, rowOf, sharedDepth } from './rows';
import { splitName } from './words';

const DATE = '2026-11-24';

describe('rooms', () => {
  const rooms = roomsOf('campus').sort(byPlace);

  it('stand in the order of their places and numbers', () => {
    expect(rooms).toHaveLength(39);
    expect(rooms.slice(0, 8).map(({ name }) => name)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', '0 - 9', '0 - 13', '0 - 14']);
  });

  it('are headed by what tells their places apart', () => {
    expect(sharedDepth(rooms)).toBe(1);
    const items = itemsOf(rooms.map((room) => rowOf(room, DATE, () => [])), 1, (path, depth) => path.slice(depth).join('/'));
    const heads = items.flatMap((item) => (item.kind === 'group' ? [[item.label, item.count]] : []));
    expect(heads).toEqual([['A/0', 5], ['Main/0', 15], ['Main/1', 19]]);
    expect(items).toHaveLength(42);
  });
});

it('only what keeps a room is shown', () => {
  expect(['requested', 'confirmed', 'running', 'ended'].every((state) => keepsRoom(state as 'ended'))).toBe(true);
  expect(['cancelled', 'declined', 'released'].some((state) => keepsRoom(state as 'ended'))).toBe(false);
});

it('long names keep their end', () => {
  expect(splitName('Peony')).toEqual(['Peony', '']);
  const [start, end] = splitName('The Grace Hopper Memorial Room 4.117');
  expect(start + end).toBe('The Grace Hopper Memorial Room 4.117');
  expect(end).toBe(' 4.117');
});

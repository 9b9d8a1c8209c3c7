// Floor plans without a screen: where names stand, walking by keys, what fits.
import { describe, expect, it } from 'vitest';
import { ARROWS, type Corner, arrowTo, fitted, isWithin, middleOf, neighbour, sheetHeight } from './geometry';

function box(left: number, top: number, width = 100, height = 100): Corner[] {
  return [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left + width, y: top + height },
    { x: left, y: top + height },
  ];
}

describe('the middle of a room', () => {
  it('lies within it, whatever its outline', () => {
    const shapes = [
      box(0, 0),
      // An L, a U, and a wedge.
      [[0, 0], [300, 0], [300, 900], [900, 900], [900, 1200], [0, 1200]],
      [[0, 0], [200, 0], [200, 800], [800, 800], [800, 0], [1000, 0], [1000, 1000], [0, 1000]],
      [[0, 0], [1000, 0], [0, 1000]],
    ].map((shape) => shape.map((corner) => (Array.isArray(corner) ? { x: corner[0] ?? 0, y: corner[1] ?? 0 } : corner)));
    for (const shape of shapes) expect(isWithin(middleOf(shape), shape)).toBe(true);
  });
});

describe('the way to a room', () => {
  const here = { x: 5_000, y: 5_000 };
  const around: [number, number, string][] = [[0, -1, 'up'], [1, -1, 'upRight'], [1, 0, 'right'], [1, 1, 'downRight'], [0, 1, 'down'], [-1, 1, 'downLeft'], [-1, 0, 'left'], [-1, -1, 'upLeft']];
  const room = ([dx, dy]: readonly [number, number, ...unknown[]]): Corner[] => box(5_000 + dx * 3_000 - 50, 5_000 + dy * 3_000 - 50);

  it('points there, on a plan that is read as it hangs', () => {
    expect(around.map((way) => arrowTo(room(way), here, 'up', 1_000))).toEqual(around.map(([, , arrow]) => arrow));
  });

  it('turns with whoever reads the board', () => {
    for (const [turn, facing] of ARROWS.entries()) {
      const expected = around.map((_, at) => around[(at - turn + 8) % 8]?.[2]);
      expect(around.map((way) => arrowTo(room(way), here, facing, 1_000))).toEqual(expected);
    }
  });

  it('heeds how long the sheet is, and says nothing of the room one stands in', () => {
    const flat = box(6_950, 2_950);
    expect([arrowTo(flat, here, 'up', 1_000), arrowTo(flat, here, 'up', 200)]).toEqual(['upRight', 'right']);
    expect(arrowTo(box(4_950, 4_950), here, 'up', 1_000)).toBeNull();
  });
});

describe('walking', () => {
  // a b
  // c d   e
  const spots = [
    { id: 'a', corners: box(0, 0) },
    { id: 'b', corners: box(200, 0) },
    { id: 'c', corners: box(0, 200) },
    { id: 'd', corners: box(200, 200) },
    { id: 'e', corners: box(900, 260) },
  ];

  it('goes to the room that lies that way', () => {
    expect(neighbour('a', 'right', spots)).toBe('b');
    expect(neighbour('a', 'down', spots)).toBe('c');
    expect(neighbour('d', 'right', spots)).toBe('e');
    expect(neighbour('e', 'left', spots)).toBe('d');
    expect(neighbour('a', 'left', spots)).toBeNull();
  });

  it('reaches every room from every other', () => {
    const ways = ['left', 'right', 'up', 'down'] as const;
    for (let seed = 1; seed < 40; seed++) {
      const some = Array.from({ length: 9 }, (_, at) => ({ id: `${at}`, corners: box((at * 7919 * seed) % 9000, (at * 104729 * seed) % 9000) }));
      const reached = new Set(['0']);
      const open = ['0'];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        for (const way of ways) {
          const next = neighbour(id, way, some);
          if (next !== null && !reached.has(next)) {
            reached.add(next);
            open.push(next);
          }
        }
      }
      expect(reached.size).toBe(9);
    }
  });
});

it('a sheet is as high as its drawing wants', () => {
  const drawing = { mediaType: 'image/png', width: 400, height: 100, bytes: 1, tag: 'a' };
  expect(sheetHeight(drawing)).toBe(250);
  expect(sheetHeight(null)).toBe(625);
});

it('names are cut where they do not fit', () => {
  expect(fitted('Peony', 100, 12)).toBe('Peony');
  expect(fitted('国际学术报告厅', 60, 12)).toBe('国际…告厅');
  expect(fitted('Meeting room 417', 90, 12)).toMatch(/^Meet.*…(.*)417$/);
  expect(fitted('Peony', 10, 12)).toBe('');
});

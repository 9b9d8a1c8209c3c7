// Pixels, rows, lanes and free stretches, against plain slow definitions where there is one.
import { describe, expect, it } from 'vitest';
import { chance } from '../../mock/seed';
import { boxOf, firstFree, lanesOf, overlaps, rowAt, stack, statusAt, totalHeight, visibleRows } from './geometry';

const HOUR = 3_600_000;

describe('rows', () => {
  const offsets = stack([34, 52, 52, 34, 52]);

  it('stack up to their total', () => {
    expect(offsets).toEqual([0, 34, 86, 138, 172, 224]);
    expect(totalHeight(offsets)).toBe(224);
    expect(totalHeight(stack([]))).toBe(0);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [33, 0],
    [34, 1],
    [171, 3],
    [172, 4],
    [9999, 4],
  ])('y %i lies in row %i', (y, row) => expect(rowAt(offsets, y)).toBe(row));

  it('are drawn for the viewport with some to spare, never beyond the ends', () => {
    expect(visibleRows(offsets, 0, 40, 0)).toEqual([0, 2]);
    expect(visibleRows(offsets, 90, 40, 1)).toEqual([1, 4]);
    expect(visibleRows(offsets, 0, 9000, 6)).toEqual([0, 5]);
    expect(visibleRows(stack([]), 0, 500, 6)).toEqual([0, 0]);
  });

  it('in view do not depend on how many there are', () => {
    const many = stack(Array.from({ length: 10_000 }, () => 52));
    const [first, last] = visibleRows(many, 260_000, 900, 6);
    expect(last - first).toBeLessThan(32);
  });
});

describe('boxes', () => {
  const day = { from: 0, until: 24 * HOUR };
  it('are clipped to the day', () => {
    expect(boxOf({ from: -HOUR, until: HOUR }, day, { pxPerMinute: 1 })).toEqual({ left: 0, width: 60 });
    expect(boxOf({ from: 23 * HOUR, until: 30 * HOUR }, day, { pxPerMinute: 2 })).toEqual({ left: 2760, width: 120 });
    expect(boxOf({ from: -HOUR, until: 0 }, day, { pxPerMinute: 1 })).toBeNull();
  });
});

describe('stretches', () => {
  it('that touch do not clash', () => {
    expect(overlaps({ from: 10, until: 11 }, { from: 11, until: 12 })).toBe(false);
    expect(overlaps({ from: 10, until: 12 }, { from: 11, until: 12 })).toBe(true);
  });

  it('that clash never share a lane, those that do not clash get the whole row', () => {
    const random = chance(3);
    for (let round = 0; round < 200; round++) {
      const list = Array.from({ length: 8 }, () => {
        const from = Math.floor(random() * 40);
        return { from, until: from + 1 + Math.floor(random() * 10) };
      }).sort((a, b) => a.from - b.from);
      const lanes = lanesOf(list);
      list.forEach((a, i) => {
        const rivals = list.filter((b, j) => j !== i && overlaps(a, b));
        if (rivals.length === 0) expect(lanes[i]).toEqual({ lane: 0, lanes: 1 });
        list.forEach((b, j) => {
          if (i < j && overlaps(a, b)) expect(lanes[i]?.lane).not.toBe(lanes[j]?.lane);
        });
        expect(lanes[i]?.lane).toBeLessThan(lanes[i]?.lanes ?? 0);
      });
    }
  });

  it('find the first free one by trying each step', () => {
    const random = chance(9);
    const step = 15 * 60_000;
    const day = { from: 0, until: 24 * HOUR };
    for (let round = 0; round < 200; round++) {
      const busy = Array.from({ length: 6 }, () => {
        const from = Math.floor(random() * 90) * step;
        return { from, until: from + (1 + Math.floor(random() * 8)) * step };
      });
      const after = Math.floor(random() * 80) * step;
      let slow: { from: number; until: number } | null = null;
      for (let from = after; from + 2 * step <= day.until && !slow; from += step) {
        const candidate = { from, until: from + 2 * step };
        if (!busy.some((taken) => overlaps(taken, candidate))) slow = candidate;
      }
      expect(firstFree(busy, day, after, 30, 15)).toEqual(slow);
    }
  });
});

describe('what a room is doing', () => {
  const busy = [
    { from: 10, until: 12 },
    { from: 12, until: 14 },
    { from: 16, until: 18 },
  ];
  it.each([
    [9, { held: false, until: 10 }],
    [10, { held: true, until: 14 }],
    [13, { held: true, until: 14 }],
    [14, { held: false, until: 16 }],
    [18, { held: false, until: Infinity }],
  ])('at %i', (instant, status) => expect(statusAt(busy, instant)).toEqual(status));
});

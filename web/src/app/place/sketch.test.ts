// Drawing a plan without a screen: what moves stays on the sheet, rectangles
// stay rectangles, and every step can be undone.
import { describe, expect, it } from 'vitest';
import { boxOfCorners } from '../../lib/plan/geometry';
import { Sketch, isBox } from './sketch.svelte';

function cornersOf(sketch: Sketch, room = 'a') {
  return sketch.spots.find(({ roomId }) => roomId === room)?.corners ?? [];
}

describe('a sketch', () => {
  it('places rooms where nothing is, as long as there is space', () => {
    const sketch = new Sketch([]);
    for (let at = 0; at < 30; at++) sketch.place(`${at}`);
    const boxes = sketch.spots.map(({ corners }) => boxOfCorners(corners));
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        const apart = one.left + one.width <= other.left || other.left + other.width <= one.left || one.top + one.height <= other.top || other.top + other.height <= one.top;
        expect(apart).toBe(true);
      }
    }
  });

  it('keeps what is moved on the sheet, and its shape', () => {
    const sketch = new Sketch([]);
    sketch.place('a');
    const start = cornersOf(sketch);
    const before = boxOfCorners(start);
    for (const [dx, dy] of [[-99_999, 40], [99_999, 99_999], [313, -7], [0, 0]] as const) {
      sketch.moveFrom(start, dx, dy);
      const box = boxOfCorners(cornersOf(sketch));
      expect([box.width, box.height]).toEqual([before.width, before.height]);
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(box.left + box.width, box.top + box.height)).toBeLessThanOrEqual(10_000);
    }
  });

  it('keeps a rectangle one while a corner is pulled, and never flat', () => {
    const sketch = new Sketch([]);
    sketch.place('a');
    const start = cornersOf(sketch);
    for (let corner = 0; corner < 4; corner++) {
      for (const [x, y] of [[0, 0], [10_000, 10_000], [5_000, 300], [start[2]?.x ?? 0, start[2]?.y ?? 0]] as const) {
        sketch.moveCorner(start, corner, x, y);
        const box = boxOfCorners(cornersOf(sketch));
        expect(isBox(cornersOf(sketch))).toBe(true);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(100);
      }
    }
  });

  it('moves a single corner of any other outline', () => {
    const sketch = new Sketch([]);
    sketch.place('a');
    sketch.addCorner();
    const before = cornersOf(sketch);
    expect(before.length).toBe(5);
    const at = sketch.corner ?? 0;
    sketch.moveCorner(before, at, 5_000, 5_000);
    expect(cornersOf(sketch)[at]).toEqual({ x: 5_000, y: 5_000 });
    expect(cornersOf(sketch).filter((corner, index) => corner === before[index]).length).toBe(4);
    sketch.removeCorner();
    expect(cornersOf(sketch).length).toBe(4);
  });

  it('draws a room to the edge of another that is near', () => {
    const box = (left: number) => [{ x: left, y: 0 }, { x: left + 1_000, y: 0 }, { x: left + 1_000, y: 1_000 }, { x: left, y: 1_000 }];
    const sketch = new Sketch([{ roomId: 'a', corners: box(0) }, { roomId: 'b', corners: box(5_013) }]);
    sketch.choose('a');
    sketch.moveFrom(box(0), 3_990, 0);
    expect(boxOfCorners(cornersOf(sketch)).left + 1_000).toBe(5_013);
  });

  it('undoes each step and does it again', () => {
    const sketch = new Sketch([]);
    const seen = [sketch.spots];
    const steps = [() => sketch.place('a'), () => sketch.nudge(50, 0, false), () => sketch.nudge(0, 50, true), () => sketch.addCorner(), () => sketch.place('b'), () => sketch.remove()];
    for (const step of steps) {
      step();
      seen.push(sketch.spots);
    }
    for (const before of seen.slice(0, -1).reverse()) {
      sketch.undo();
      expect(sketch.spots).toBe(before);
    }
    expect(sketch.undoable).toBe(false);
    expect(sketch.dirty).toBe(false);
    for (const after of seen.slice(1)) {
      sketch.redo();
      expect(sketch.spots).toBe(after);
    }
    expect(sketch.redoable).toBe(false);
  });

  it('does not count a press that moved nothing', () => {
    const sketch = new Sketch([]);
    sketch.place('a');
    sketch.begin();
    sketch.undo();
    expect(sketch.spots).toEqual([]);
  });
});

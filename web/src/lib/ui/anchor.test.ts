// Floating panels stay in the window and off their anchor while there is room.
import { expect, it } from 'vitest';
import { chance } from '../../mock/seed';
import { beside } from './anchor';

it('never leaves the window, and covers the anchor only when nothing else is left', () => {
  const random = chance(5);
  const view = { width: 1440, height: 900 };
  const panel = { width: 430, height: 320 };
  for (let round = 0; round < 500; round++) {
    const left = random() * 1400;
    const top = random() * 860;
    const anchor = { left, top, right: left + 40 + random() * 200, bottom: top + 52 };
    const spot = beside(anchor, panel, view);
    expect(spot.left).toBeGreaterThanOrEqual(8);
    expect(spot.top).toBeGreaterThanOrEqual(8);
    expect(spot.left + panel.width).toBeLessThanOrEqual(view.width - 8);
    expect(spot.top + panel.height).toBeLessThanOrEqual(view.height - 8);
    const covers = spot.left < anchor.right && anchor.left < spot.left + panel.width && spot.top < anchor.bottom && anchor.top < spot.top + panel.height;
    expect(covers).toBe(false);
  }
});

it('gives up gracefully in a window smaller than the panel', () => {
  expect(beside({ left: 10, top: 10, right: 50, bottom: 60 }, { width: 430, height: 600 }, { width: 300, height: 400 })).toEqual({ left: 8, top: 8 });
});

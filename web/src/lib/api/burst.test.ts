// Bursts of live events: answered soon, not for each, and not only when they end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Burst } from './burst';

let acts: number[] = [];
let begun = 0;
const act = (): void => void acts.push(Date.now() - begun);

beforeEach(() => {
  vi.useFakeTimers();
  begun = Date.now();
  acts = [];
});
afterEach(() => vi.useRealTimers());

describe('a burst', () => {
  it('is answered soon, and once', async () => {
    const burst = new Burst(act);
    for (let event = 0; event < 5; event++) burst.tell();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(acts).toEqual([25]);
  });

  it('that does not end is answered all the same, once in a while', async () => {
    const burst = new Burst(act);
    for (let at = 0; at < 1_000; at += 10) {
      burst.tell();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(acts).toEqual([25, 225, 425, 625, 825]);
  });

  it('is forgotten when nobody looks any more', async () => {
    const burst = new Burst(act);
    burst.tell();
    burst.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(acts).toEqual([]);
  });
});

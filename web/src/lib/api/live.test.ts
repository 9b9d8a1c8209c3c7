// The back-off of the live stream.
import { expect, it } from 'vitest';
import { waitBefore } from './live';

it('doubles up to half a minute, with jitter', () => {
  expect(waitBefore(0, 0.5)).toBe(1_000);
  expect(waitBefore(3, 0.5)).toBe(8_000);
  expect(waitBefore(20, 0.5)).toBe(30_000);
  expect(waitBefore(2, 0)).toBe(3_000);
  expect(waitBefore(2, 1)).toBe(5_000);
});

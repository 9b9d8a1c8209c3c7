// The clock of a panel.
import { describe, expect, it } from 'vitest';
import { Clock } from './clock';

describe('a clock that follows the server', () => {
  it('is right within half of what the answer took', () => {
    let own = 1_000_000;
    const clock = new Clock(() => own);
    const sent = own;
    own += 400;
    // The server is an hour ahead and answered after 100 of the 400 ms.
    clock.learn(sent + 100 + 3_600_000, sent);
    expect(Math.abs(clock.now() - (own + 3_600_000))).toBeLessThanOrEqual(200);
    expect(clock.ahead()).toBe(-clock.now() + own);
  });

  it('believes the quickest answer until it is old', () => {
    let own = 0;
    const clock = new Clock(() => own);
    own = 10;
    clock.learn(5_005, 0);
    const sent = own;
    own += 3_000;
    clock.learn(5_000 + sent + 2_900, sent);
    expect(clock.now() - own).toBe(5_000);
    own += 11 * 60_000;
    const again = own;
    own += 2_000;
    clock.learn(again + 5_000 + 1_500, again);
    expect(clock.now() - own).toBe(5_500);
  });

  it('follows at once when somebody sets the tablet', () => {
    let own = 0;
    const clock = new Clock(() => own);
    clock.learn(0, 0);
    own = 7_200_000;
    const sent = own;
    own += 100;
    clock.learn(60_050, sent);
    expect(Math.abs(clock.now() - 60_100)).toBeLessThanOrEqual(50);
  });
});

// A clock that follows the server's: whoever set the tablet's own clock, the
// door tells the right time. Of several answers the quickest is believed.

interface Sample {
  /** How far our clock is behind the server's. */
  offset: number;
  /** Half of what the answer took: by so much the offset may be wrong. */
  doubt: number;
  at: number;
}

/** After this long an old answer is worth less than a slower new one. */
const STALE = 10 * 60_000;

export class Clock {
  #best: Sample | null = null;

  constructor(private readonly own: () => number = Date.now) {}

  /** Now, as the server sees it. */
  now(): number {
    return this.own() + (this.#best?.offset ?? 0);
  }

  /** How far our clock is ahead of the server's, for its report. */
  ahead(): number {
    return Math.round(-(this.#best?.offset ?? 0));
  }

  /** Learns from an answer that says `server` and was asked for at `sent`, by our clock. */
  learn(server: number, sent: number): void {
    const came = this.own();
    const doubt = (came - sent) / 2;
    // A clock that was set while we waited tells nothing.
    if (doubt < 0) return;
    const offset = server - (sent + came) / 2;
    const best = this.#best;
    const isOld = best !== null && came - best.at > STALE;
    // An answer beyond all doubt of the last one says that somebody set our clock.
    const isMoved = best !== null && Math.abs(offset - best.offset) > doubt + best.doubt;
    if (best === null || isOld || isMoved || doubt <= best.doubt) this.#best = { offset, doubt, at: came };
  }
}

// Live events come in bursts: one booking tells several, an import hundreds.
// What they cause is done soon after the first and then once in a while: whoever
// waited for the last would wait for as long as others go on.

/** What one change tells comes within this time. */
const SOON_MS = 25;
const PAUSE_MS = 200;

export class Burst {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private lastAt = -Infinity;

  constructor(private readonly act: () => void) {}

  tell(): void {
    if (this.waiting !== undefined) return;
    const wait = Math.max(SOON_MS, this.lastAt + PAUSE_MS - Date.now());
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      this.lastAt = Date.now();
      this.act();
    }, wait);
  }

  stop(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }
}

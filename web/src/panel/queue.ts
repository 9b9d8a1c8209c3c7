// What was done at the door while the server could not be reached, and the rule
// by which it is made good. In the order in which it was done, each with the
// key it was given then, so that nothing takes effect twice:
// a walk-up is booked for what is left of its time, unless it is over or too
// little is left; a check-in is said again, unless its meeting is over. What
// the server refuses is dropped, and the screen says so.

export type Deed =
  | {
      kind: 'book';
      key: string;
      start: number;
      end: number;
      subject: string | null;
      /** As it was asked for, or once it was sent, as it was sent. */
      minutes: number;
      isSent?: boolean;
    }
  | { kind: 'checkIn'; key: string; meeting: string; end: number; subject: string | null };

/** What is to be done about a deed now. */
export type Step = { do: 'drop'; why: 'over' } | { do: 'book'; minutes: number } | { do: 'checkIn' };

const MINUTE = 60_000;
/** Less than this is not worth a booking; the server thinks so too. */
const LEAST_MINUTES = 5;

export function stepOf(deed: Deed, now: number): Step {
  if (deed.kind === 'checkIn') return deed.end <= now ? { do: 'drop', why: 'over' } : { do: 'checkIn' };
  const begun = Math.floor(now / MINUTE) * MINUTE;
  const minutes = Math.floor((deed.end - begun) / MINUTE);
  return minutes < LEAST_MINUTES ? { do: 'drop', why: 'over' } : { do: 'book', minutes };
}

/** Random text that names one deed. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}

// Parts of a page that come one after the other would push each other about.
// They are shown together, when nothing has been asked for a moment.
import { inFlight } from '../lib/api/client';

const STEP_MS = 40;
/** So long nothing must be on its way: one answer may lead to another question. */
const STILL_STEPS = 3;
/** Whoever answers this late is not waited for. */
const MOST_STEPS = 60;

export async function quiet(): Promise<void> {
  let still = 0;
  for (let step = 0; still < STILL_STEPS && step < MOST_STEPS; step++) {
    await new Promise((done) => setTimeout(done, STEP_MS));
    still = inFlight() === 0 ? still + 1 : 0;
  }
}

// When the mock's rooms are closed: at night and at weekends, as its rules say.
import type { ShutView } from '../lib/api/schema';
import type { Room } from '../lib/api/types';
import { addDays, dateOf, instantOf, toRfc3339, weekday } from '../lib/time/zone';

const [OPENS, CLOSES] = [7 * 60, 22 * 60];

export function shutIn(room: Room, span: { from: number; until: number }): ShutView[] {
  const found: ShutView[] = [];
  let at = span.from;
  for (let date = dateOf(span.from, room.timeZone); at < span.until; date = addDays(date, 1)) {
    if ([0, 6].includes(weekday(date))) continue;
    const opens = instantOf({ date, minute: OPENS }, room.timeZone);
    if (opens > at) found.push({ from: toRfc3339(at), until: toRfc3339(opens) });
    at = Math.max(at, instantOf({ date, minute: CLOSES }, room.timeZone));
  }
  return found;
}

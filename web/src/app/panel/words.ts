// Screens in words.
import { dateText } from '../../lib/i18n/fluent.svelte';
import { clockAt, dateOf } from '../../lib/time/zone';
import { mainZone, roomOf } from '../place/rooms.svelte';

/** A moment by the clock of the room a panel hangs at; by that of most rooms for a board. */
export function seenAtText(instant: string, placeId: string): string {
  const at = Date.parse(instant);
  const zone = roomOf(placeId)?.timeZone ?? mainZone();
  return `${dateText(dateOf(at, zone), { day: 'numeric', month: 'short' })} ${clockAt(at, zone)}`;
}

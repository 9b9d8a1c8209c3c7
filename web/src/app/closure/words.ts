// Closures in words.
import type { InTheWayView } from '../../lib/api/schema';
import { dateText, t } from '../../lib/i18n/fluent.svelte';
import { clockAt, dateOf, wallTime } from '../../lib/time/zone';
import { placeText } from '../place/rooms.svelte';

type RoomNamed = InTheWayView['closed'][number];

/** Whole days are said as days. */
export function spanText(start: string, end: string, zone: string): string {
  const from = Date.parse(start);
  const until = Date.parse(end);
  const day = (at: number): string => dateText(dateOf(at, zone), { day: 'numeric', month: 'short', year: 'numeric' });
  const isWhole = wallTime(from, zone).minute === 0 && wallTime(until, zone).minute === 0;
  const first = day(from);
  const last = day(until - 1);
  if (isWhole) return first === last ? first : `${first} – ${last}`;
  return first === last ? `${first} ${clockAt(from, zone)}–${clockAt(until, zone)}` : `${first} ${clockAt(from, zone)} – ${last} ${clockAt(until, zone)}`;
}

export function stateText(state: string): string {
  switch (state) {
    case 'planned':
      return t('ui-manage-closure-planned');
    case 'closed':
      return t('ui-manage-closure-closed');
    case 'over':
      return t('ui-manage-closure-over');
    default:
      return t('ui-manage-closure-withdrawn');
  }
}

/** A place with what it lies in: a floor is often a mere number. */
export function placeName({ placeName: name, placePath }: { placeName: string; placePath: readonly string[] }): string {
  return placeText([...placePath, name], placePath.length > 1 ? 1 : 0);
}

/** Each room with what it lies in, from the building down. */
export function roomText({ name, placePath }: RoomNamed): string {
  const above = placeText(placePath, 1);
  return above === '' ? name : `${name} (${above})`;
}

/** The rooms of an offer that the meeting does not have yet. */
export function newRooms(one: Pick<InTheWayView, 'closed' | 'offered'> & { meeting: { holds: readonly { roomId: string; active: boolean }[] } }): RoomNamed[] {
  const held = new Set(one.meeting.holds.filter(({ active }) => active).map(({ roomId }) => roomId));
  return (one.offered ?? []).filter(({ id }) => !held.has(id));
}

// The rooms the person may see, by id: fetched once, kept for all pages, fetched
// anew when a place changes.
import * as api from '../../lib/api/client';
import { isAway } from '../../lib/api/client';
import { keepThing, recallThing } from '../../lib/api/shelf';
import type { ChangeEvent, Room } from '../../lib/api/types';
import { known, t } from '../../lib/i18n/fluent.svelte';
import { OWN_ZONE } from '../../lib/time/zone';
import { byPlace } from '../../lib/timeline/rows';

let byId = $state.raw<ReadonlyMap<string, Room>>(new Map());
let list = $state.raw<readonly Room[] | null>(null);
let asking: Promise<void> | null = null;

/** Null until they are known; in place order. */
export function rooms(): readonly Room[] | null {
  return list;
}

export function roomOf(id: string): Room | undefined {
  return byId.get(id);
}

/** Its name, or that there is one the person may not see. */
export function roomName(id: string): string {
  return byId.get(id)?.name ?? (list === null ? '' : t('ui-room'));
}

/** On the shelf: names and places of rooms, for times without the network. */
const SHELF = 'rooms';

async function fetchOrRecall(): Promise<Room[]> {
  try {
    const found = await api.rooms();
    void keepThing(SHELF, found);
    return found;
  } catch (error) {
    const kept = isAway(error) ? await recallThing<Room[]>(SHELF) : null;
    if (!kept) throw error;
    return kept.value;
  }
}

async function fetchRooms(): Promise<void> {
  try {
    const found = (await fetchOrRecall()).sort(byPlace);
    byId = new Map(found.map((room) => [room.id, room]));
    list = found;
  } finally {
    asking = null;
  }
}

/** Resolves when the rooms are known; asks only once. */
export function knowRooms(): Promise<void> {
  if (list) return Promise.resolve();
  return (asking ??= fetchRooms());
}

export function placesChanged(event: ChangeEvent): void {
  if (event.type === 'place.saved' && list) void (asking ??= fetchRooms()).catch(() => undefined);
}

export function forgetRooms(): void {
  list = null;
  byId = new Map();
}

/** What a room has, in words: a code nobody has words for is at least written like words. */
export function featureText(code: string): string {
  const words = code.replace(/[-_]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').trim();
  return known(`ui-feature-${code.toLowerCase().replace(/[^a-z]+/g, '-')}`, words.charAt(0).toUpperCase() + words.slice(1));
}

/** Floors are often mere numbers; said aloud they need their noun. */
export function placeText(path: readonly string[], from = 0): string {
  const named = path.map((step, level) => (level > 0 && /^-?\d+$/.test(step) ? t('ui-floor', { floor: step }) : step));
  return named.slice(from).join(' · ');
}

/** The zone most rooms lie in, or the browser's while none is known. */
export function mainZone(): string {
  const counts = new Map<string, number>();
  for (const { timeZone } of list ?? []) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1);
  let best = OWN_ZONE;
  let most = 0;
  for (const [zone, count] of counts) if (count > most) [best, most] = [zone, count];
  return best;
}

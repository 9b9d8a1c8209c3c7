// The tree of places as a list with depths, in natural order; pure.
import type { Place, PlaceKind } from '../../lib/api/types';

export interface Step {
  place: Place;
  depth: number;
  /** How many places lie directly below. */
  children: number;
  /** Its name with those above it, from the top: a floor is often a mere number. */
  path: string[];
}

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Parents before children. What names a parent that is not there stands at the top, so that nothing is lost. */
export function placeTree(places: readonly Place[]): Step[] {
  const ids = new Set(places.map(({ id }) => id));
  const below = new Map<string | null, Place[]>();
  for (const place of places) {
    const parent = place.parentId && ids.has(place.parentId) ? place.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), place]);
  }
  const steps: Step[] = [];
  const walk = (parent: string | null, above: readonly string[]): void => {
    for (const place of (below.get(parent) ?? []).sort((a, b) => natural.compare(a.name, b.name))) {
      const path = [...above, place.name];
      steps.push({ place, depth: above.length, children: below.get(place.id)?.length ?? 0, path });
      walk(place.id, path);
    }
  };
  walk(null, []);
  return steps;
}

export function isRoom(place: Place): boolean {
  return place.kind === 'room';
}

/** A place and all below it. */
export function subtreeOf(id: string, places: readonly Place[]): Set<string> {
  const found = new Set([id]);
  for (const { place } of placeTree(places)) if (place.parentId && found.has(place.parentId)) found.add(place.id);
  return found;
}

const BELOW: Record<PlaceKind, readonly PlaceKind[]> = {
  campus: ['building', 'room'],
  building: ['floor', 'room'],
  floor: ['room', 'zone'],
  zone: ['room'],
  room: [],
};

/** What is usually put below a place, the likeliest first. */
export function kindsBelow(kind: PlaceKind | null): readonly PlaceKind[] {
  return kind === null ? ['campus', 'building'] : BELOW[kind];
}

/** Where a place can be moved: not below itself, and not below a room. */
export function homesFor(place: Place, places: readonly Place[]): Step[] {
  const own = subtreeOf(place.id, places);
  return placeTree(places).filter(({ place: home }) => !own.has(home.id) && home.kind !== 'room');
}

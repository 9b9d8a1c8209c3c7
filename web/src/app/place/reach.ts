// Where the person may do something: everywhere, or within the places that a
// grant names. The server asks again; here nothing is offered that it refuses.
import type { Place } from '../../lib/api/types';
import { mayEverywhere, placesOf } from '../person/session.svelte';
import { subtreeOf } from './tree';

/** Tells whether the person may do this at a place. */
export function reachOf(permission: string, places: readonly Place[]): (placeId: string) => boolean {
  if (mayEverywhere(permission)) return () => true;
  const within = new Set(placesOf(permission).flatMap((id) => [...subtreeOf(id, places)]));
  return (placeId) => within.has(placeId);
}

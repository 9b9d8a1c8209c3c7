// Where something that rules refer to counts: the places that set it themselves.
import type { Place } from '../../lib/api/types';
import { t } from '../../lib/i18n/fluent.svelte';
import { placeText } from '../place/rooms.svelte';
import { placeTree } from '../place/tree';

const MOST_NAMED = 8;

/** The places whose rule has this value, in words; empty when there is none. */
export function usedAt(places: readonly Place[], rule: string, value: string): string {
  const using = placeTree(places).filter(({ place }) => mentions(place.policy[rule]?.value, value));
  const named = using.slice(0, MOST_NAMED).map(({ path }) => placeText(path));
  const more = using.length - named.length;
  return [...named, ...(more > 0 ? [t('ui-admin-and-more', { count: more })] : [])].join(t('ui-list-comma'));
}

function mentions(set: unknown, value: string): boolean {
  if (Array.isArray(set)) return set.some((one: unknown) => mentions(one, value));
  if (typeof set === 'object' && set !== null) return Object.values(set).some((one: unknown) => mentions(one, value));
  return set === value;
}

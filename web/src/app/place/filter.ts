// Which rooms are shown: by words, place, size, features, and whether they are
// free right now. Kept in the address, so that a view can be sent to a colleague.
import type { Room } from '../../lib/api/types';
import { statusAt } from '../../lib/time/geometry';
import type { RoomRow } from '../../lib/timeline/rows';

export interface Filter {
  words: string;
  /** A place path from the campus downward; empty means everywhere. */
  place: string[];
  /** At least so many seats; 0 means any. */
  seats: number;
  features: string[];
  freeNow: boolean;
}

export const NO_FILTER: Filter = { words: '', place: [], seats: 0, features: [], freeNow: false };

const SEPARATOR = '/';

export function isEmpty(filter: Filter): boolean {
  return filter.words.trim() === '' && filter.place.length === 0 && filter.seats === 0 && filter.features.length === 0 && !filter.freeNow;
}

export function matches(room: Room, filter: Filter): boolean {
  if (filter.seats > 0 && (room.capacity ?? 0) < filter.seats) return false;
  if (!filter.place.every((step, level) => room.placePath[level] === step)) return false;
  if (!filter.features.every((feature) => room.features.includes(feature))) return false;
  const heap = `${room.name} ${room.code} ${room.kind ?? ''} ${room.placePath.join(' ')}`.toLowerCase();
  return filter.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => heap.includes(word));
}

export function isFreeAt(row: RoomRow, instant: number): boolean {
  return row.room.inService && !statusAt(row.blocks, instant).held;
}

export function toSearch(filter: Filter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.words.trim()) search.set('q', filter.words.trim());
  if (filter.place.length > 0) search.set('place', filter.place.map(encodeURIComponent).join(SEPARATOR));
  if (filter.seats > 0) search.set('seats', String(filter.seats));
  if (filter.features.length > 0) search.set('features', filter.features.join(','));
  if (filter.freeNow) search.set('free', 'now');
  return search;
}

export function fromSearch(search: URLSearchParams): Filter {
  const seats = Number(search.get('seats') ?? 0);
  return {
    words: search.get('q') ?? '',
    place: (search.get('place') ?? '').split(SEPARATOR).filter(Boolean).map(decodeURIComponent),
    seats: Number.isFinite(seats) && seats > 0 ? Math.floor(seats) : 0,
    features: (search.get('features') ?? '').split(',').filter(Boolean),
    freeNow: search.get('free') === 'now',
  };
}

/** The distinct places of these rooms down to their floors, each with its path, in the order given. */
export function placesOf(rooms: readonly Room[]): string[][] {
  const seen = new Map<string, string[]>();
  for (const room of rooms) {
    for (let depth = 1; depth <= room.placePath.length; depth++) {
      const path = room.placePath.slice(0, depth);
      const key = path.join('\u0000');
      if (!seen.has(key)) seen.set(key, path);
    }
  }
  return [...seen.values()];
}

export function featuresOf(rooms: readonly Room[]): string[] {
  return [...new Set(rooms.flatMap((room) => room.features))].sort();
}

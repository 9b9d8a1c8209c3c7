// The keyboard's way through the timeline: a cursor with a length, moved by
// keys. Says what a key means; the component carries it out.
import { clamp } from '../time/geometry';
import { GRID } from './drag';

/** A place on the grid: the room by its ordinal, minutes since the row's midnight, length in minutes. */
export interface Cursor {
  room: number;
  minute: number;
  minutes: number;
}

export type Mode = 'walk' | 'move' | 'resize';

export interface Bounds {
  rooms: number;
  /** Minutes in the day of the cursor's room. */
  dayMinutes: number;
  /** Edges of the blocks in the cursor's row, in minutes since midnight, for jumping. */
  edges: readonly number[];
}

export type Intent =
  | { kind: 'cursor'; cursor: Cursor }
  | { kind: 'open' }
  | { kind: 'mode'; mode: Mode }
  | { kind: 'drop' }
  | { kind: 'escape' }
  | { kind: 'remove' };

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const PAGE = 8;

function jump(cursor: Cursor, bounds: Bounds, forward: boolean): number {
  const sorted = [...bounds.edges].sort((a, b) => a - b);
  const next = forward
    ? sorted.find((edge) => edge > cursor.minute)
    : sorted.reverse().find((edge) => edge < cursor.minute);
  return next ?? (forward ? bounds.dayMinutes - GRID : 0);
}

function walked(cursor: Cursor, key: Key, bounds: Bounds): Cursor | null {
  const lastStart = bounds.dayMinutes - GRID;
  const at = (minute: number): Cursor => ({ ...cursor, minute: clamp(minute, 0, lastStart), minutes: GRID * 2 });
  const inRoom = (room: number): Cursor => ({ ...cursor, room: clamp(room, 0, Math.max(0, bounds.rooms - 1)) });
  const far = key.ctrlKey || key.metaKey;
  switch (key.key) {
    case 'ArrowRight':
      if (key.shiftKey) return { ...cursor, minutes: Math.min(cursor.minutes + GRID, bounds.dayMinutes - cursor.minute) };
      return at(far ? jump(cursor, bounds, true) : Math.floor(cursor.minute / GRID) * GRID + GRID);
    case 'ArrowLeft':
      if (key.shiftKey) return { ...cursor, minutes: Math.max(cursor.minutes - GRID, GRID) };
      return at(far ? jump(cursor, bounds, false) : Math.ceil(cursor.minute / GRID) * GRID - GRID);
    case 'ArrowDown':
      return inRoom(cursor.room + 1);
    case 'ArrowUp':
      return inRoom(cursor.room - 1);
    case 'PageDown':
      return inRoom(cursor.room + PAGE);
    case 'PageUp':
      return inRoom(cursor.room - PAGE);
    case 'Home':
      return far ? inRoom(0) : at(0);
    case 'End':
      return far ? inRoom(bounds.rooms - 1) : at(lastStart);
    default:
      return null;
  }
}

/** While a meeting is carried, arrows carry it: across rooms and along the day, or at its end. */
function carried(cursor: Cursor, key: Key, bounds: Bounds, mode: Mode): Cursor | null {
  const step = key.key === 'ArrowRight' ? GRID : key.key === 'ArrowLeft' ? -GRID : 0;
  if (mode === 'resize') {
    if (step === 0) return null;
    return { ...cursor, minutes: clamp(cursor.minutes + step, GRID, bounds.dayMinutes - cursor.minute) };
  }
  if (step !== 0) return { ...cursor, minute: clamp(cursor.minute + step, 0, bounds.dayMinutes - cursor.minutes) };
  const rooms = key.key === 'ArrowDown' ? 1 : key.key === 'ArrowUp' ? -1 : 0;
  return rooms === 0 ? null : { ...cursor, room: clamp(cursor.room + rooms, 0, bounds.rooms - 1) };
}

/** What a key means at a cursor; null when it is none of the grid's business. */
export function intentOf(cursor: Cursor, key: Key, bounds: Bounds, mode: Mode): Intent | null {
  if (key.altKey) return null;
  if (key.key === 'Escape') return { kind: 'escape' };
  const next = mode === 'walk' ? walked(cursor, key, bounds) : carried(cursor, key, bounds, mode);
  if (next) return { kind: 'cursor', cursor: next };
  if (key.ctrlKey || key.metaKey) return null;
  if (mode !== 'walk') return key.key === 'Enter' ? { kind: 'drop' } : null;
  switch (key.key) {
    case 'Enter':
    case ' ':
      return { kind: 'open' };
    case 'm':
    case 'M':
      return { kind: 'mode', mode: 'move' };
    case 'r':
    case 'R':
      return { kind: 'mode', mode: 'resize' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'remove' };
    default:
      return null;
  }
}

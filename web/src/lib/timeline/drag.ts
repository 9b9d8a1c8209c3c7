// What a pointer drag on the timeline means. A drag is a value; each pointer
// position gives the next value, so Escape has nothing to undo.
import { type Stretch, clamp, snap, snapDown } from '../time/geometry';
import { MINUTE, minutesIn } from '../time/zone';
import { type Block, type Place, type RoomRow, clashIn } from './rows';

/** Minutes between the places a booking can start on the timeline. */
export const GRID = 15;

export type Drag =
  | { kind: 'create'; row: RoomRow; anchor: number; place: Place }
  | { kind: 'move'; row: RoomRow; block: Block; grab: number; place: Place }
  | { kind: 'resize'; row: RoomRow; block: Block; edge: 'from' | 'until'; place: Place };

/** Where the pointer is: a row and minutes since that row's midnight. */
export interface Point {
  row: RoomRow;
  minute: number;
}

/** The slot of one grid step, or of `minutes`, under a point. */
export function slotAt({ row, minute }: Point, minutes: number): Place {
  const first = clamp(snapDown(minute, GRID), 0, minutesIn(row.day) - GRID);
  const last = Math.min(first + minutes, minutesIn(row.day));
  return { roomId: row.room.id, from: row.day.start + first * MINUTE, until: row.day.start + last * MINUTE };
}

/**
 * A slot that has begun starts at the next whole minute instead: a room can be
 * taken right now, but not for the minutes that are gone.
 */
export function fromNow<S extends Stretch>(place: S, now: number): S {
  if (place.from >= now || place.until <= now) return place;
  const next = Math.ceil(now / MINUTE) * MINUTE;
  return next < place.until ? { ...place, from: next } : place;
}

/** The free part of the slot around a point, as long as `minutes` when there is room for it; null within a booking. */
export function roomySlot(point: Point, minutes: number): Place | null {
  const slot = slotAt(point, minutes);
  const instant = point.row.day.start + point.minute * MINUTE;
  for (const block of point.row.blocks) {
    if (block.from <= instant && instant < block.until) return null;
    if (block.until <= instant) slot.from = Math.max(slot.from, block.until);
    else if (block.from > instant) slot.until = Math.min(slot.until, block.from);
  }
  return slot;
}

export function startCreate(point: Point): Drag {
  return { kind: 'create', row: point.row, anchor: point.minute, place: slotAt(point, GRID) };
}

export function startMove(point: Point, block: Block): Drag {
  const grab = point.minute - (block.from - point.row.day.start) / MINUTE;
  return { kind: 'move', row: point.row, block, grab, place: { roomId: block.roomId, from: block.from, until: block.until } };
}

export function startResize(row: RoomRow, block: Block, edge: 'from' | 'until'): Drag {
  return { kind: 'resize', row, block, edge, place: { roomId: block.roomId, from: block.from, until: block.until } };
}

function created(drag: Extract<Drag, { kind: 'create' }>, minute: number): Place {
  const end = minutesIn(drag.row.day);
  const here = clamp(minute, 0, end);
  const first = snapDown(Math.min(drag.anchor, here), GRID);
  const last = clamp(Math.ceil(Math.max(drag.anchor, here) / GRID) * GRID, first + GRID, end);
  return { ...drag.place, from: drag.row.day.start + first * MINUTE, until: drag.row.day.start + last * MINUTE };
}

function moved(drag: Extract<Drag, { kind: 'move' }>, { row, minute }: Point): Place {
  const length = drag.block.until - drag.block.from;
  const most = Math.max(0, minutesIn(row.day) - length / MINUTE);
  const first = clamp(snap(minute - drag.grab, GRID), 0, most);
  const from = row.day.start + first * MINUTE;
  return { roomId: row.room.id, from, until: from + length };
}

function resized(drag: Extract<Drag, { kind: 'resize' }>, minute: number): Place {
  const { day } = drag.row;
  const edge = day.start + clamp(snap(minute, GRID), 0, minutesIn(day)) * MINUTE;
  const least = GRID * MINUTE;
  if (drag.edge === 'from') return { ...drag.place, from: Math.min(edge, drag.block.until - least) };
  return { ...drag.place, until: Math.max(edge, drag.block.from + least) };
}

/** The drag after the pointer went to a point. Only a move can leave its row. */
export function dragTo(drag: Drag, point: Point): Drag {
  switch (drag.kind) {
    case 'create':
      return { ...drag, place: created(drag, point.minute) };
    case 'move':
      return { ...drag, row: point.row, place: moved(drag, point) };
    case 'resize':
      return { ...drag, place: resized(drag, point.minute) };
  }
}

export function clashOf(drag: Drag): Block | null {
  return clashIn(drag.row, drag.place, drag.kind === 'create' ? null : drag.block.meetingId);
}

export function changesPlace(drag: Drag): boolean {
  if (drag.kind === 'create') return true;
  const { place, block } = drag;
  return place.roomId !== block.roomId || place.from !== block.from || place.until !== block.until;
}

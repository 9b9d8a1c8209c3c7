// Floor plans: what a room is doing at an instant, and which instant is meant. Pure.
import type { Room } from '../../lib/api/types';
import { clamp } from '../../lib/time/geometry';
import { MINUTE } from '../../lib/time/zone';
import { type Shut, closesAfter, earlier, shutAt } from '../../lib/time/shut';
import type { Block } from '../../lib/timeline/rows';

/** As panels and boards have them: the same words, colours and shapes everywhere. */
export const STATES = ['free', 'soon', 'wanted', 'busy', 'closed'] as const;
export type PlanState = (typeof STATES)[number];

/** A room that is taken within so many minutes counts as taken soon. */
const SOON = 10 * MINUTE;

export interface RoomThen {
  state: PlanState;
  /** When that ends; null: not that day. A closed room opens then, whichever day that is. */
  until: number | null;
  current: Block | null;
  next: Block | null;
}

/** What a room does at an instant; `live` when that is now, as only then somebody can be missing. */
export function roomThen(room: Room, { blocks, shut }: { blocks: readonly Block[]; shut: readonly Shut[] }, needsCheckIn: boolean, instant: number, live: boolean): RoomThen {
  const ahead = blocks.filter((block) => block.until > instant && block.state !== 'ended').sort((a, b) => a.from - b.from);
  const current = ahead.find((block) => block.from <= instant) ?? null;
  const next = ahead.find((block) => block.from > instant) ?? null;
  if (!room.inService) return { state: 'closed', until: null, current: null, next: null };
  if (!current) {
    const closed = shutAt(shut, instant);
    if (closed) return { state: 'closed', until: closed.until, current, next };
    const isSoon = next !== null && next.from - instant <= SOON;
    return { state: isSoon ? 'soon' : 'free', until: isSoon ? next.from : earlier(next?.from ?? null, closesAfter(shut, instant)), current, next };
  }
  let { until } = current;
  for (const block of ahead) if (block.from <= until && block.until > until) until = block.until;
  const missing = live && needsCheckIn && current.state === 'confirmed';
  return { state: missing ? 'wanted' : 'busy', until, current, next };
}

/** Minutes of the day that a time in an address means: '15:00' is 900. */
export function minuteIn(text: string | null): number | null {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text ?? '');
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** A time of day on the steps of the slider. */
export function stepped(minute: number): number {
  return clamp(Math.round(minute / 15) * 15, 0, 24 * 60 - 15);
}

// What the timeline says: labels of blocks and rooms, for eyes and for ears.
import { t } from '../i18n/fluent.svelte';
import { statusAt } from '../time/geometry';
import { type Day, MINUTE, clockIn, endClockIn } from '../time/zone';
import type { Block, RoomRow } from './rows';

export function timesOf(stretch: { from: number; until: number }, day: Day): string {
  return `${clockIn(stretch.from, day)}–${endClockIn(stretch.until, day)}`;
}

export function lengthText(from: number, until: number): string {
  const minutes = Math.round((until - from) / MINUTE);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('ui-minutes', { count: rest });
  return rest === 0 ? t('ui-hours', { count: hours }) : t('ui-hours-minutes', { hours, minutes: rest });
}

export function titleOf(block: Block): string {
  return block.subject ?? t('ui-busy');
}

export function stateText(block: Block): string {
  switch (block.state) {
    case 'running':
      return t('ui-state-running');
    case 'requested':
      return t('ui-state-requested');
    case 'ended':
      return t('ui-state-ended');
    default:
      return '';
  }
}

/** Visible words first and in their order, so that speech control finds the block by what it shows. */
export function spokenBlock(block: Block, row: RoomRow): string {
  return [
    titleOf(block),
    timesOf(block, row.day),
    block.mine ? '' : (block.organizer?.name ?? ''),
    stateText(block),
    row.room.name,
    block.mine ? t('ui-mine') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export interface RoomStatus {
  held: boolean;
  text: string;
}

/** What a room is doing now: 'free until 14:30', 'in use until 15:00', 'free for the rest of the day'. */
export function roomStatus(row: RoomRow, now: number): RoomStatus {
  const { held, until } = statusAt(row.blocks, now);
  if (!held && until >= row.day.end) return { held, text: t('ui-free-rest') };
  const time = endClockIn(Math.min(until, row.day.end), row.day);
  return { held, text: held ? t('ui-held-until', { time }) : t('ui-free-until', { time }) };
}

/** Long names keep their end, which is what tells them apart: [start, end]. */
export function splitName(name: string): [string, string] {
  const letters = Array.from(name);
  if (letters.length <= 14) return [name, ''];
  return [letters.slice(0, -6).join(''), letters.slice(-6).join('')];
}

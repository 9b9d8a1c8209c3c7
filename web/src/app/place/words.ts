// Rooms in words.
import { dateText, t } from '../../lib/i18n/fluent.svelte';
import { clockAt, dateOf } from '../../lib/time/zone';

/** That a room is closed, and when it opens: on another day than the instant, with the day. */
export function closedText(opens: number | null, instant: number, zone: string): string {
  if (opens === null) return t('ui-plan-closed');
  const day = dateOf(opens, zone);
  const clock = clockAt(opens, zone);
  return t('ui-plan-closed-until', { time: day === dateOf(instant, zone) ? clock : `${dateText(day, { weekday: 'short', day: 'numeric', month: 'short' })} ${clock}` });
}

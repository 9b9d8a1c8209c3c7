// Requests in words: why somebody has to agree, by when, and what became of it.
import type { Approval, ApprovalReason } from '../../lib/api/types';
import { dateText, t } from '../../lib/i18n/fluent.svelte';
import { clockAt, dateOf } from '../../lib/time/zone';
import { weekdayName } from '../meeting/words';
import { ruleName } from '../place/rule';
import { roomName } from '../place/rooms.svelte';

export function whenText(start: string, end: string, zone: string): string {
  const from = Date.parse(start);
  const until = Date.parse(end);
  const day = dateText(dateOf(from, zone), { weekday: 'short', day: 'numeric', month: 'short' });
  const last = dateOf(until - 1, zone) === dateOf(from, zone) ? '' : `${dateText(dateOf(until, zone), { day: 'numeric', month: 'short' })} `;
  return `${day} ${clockAt(from, zone)}–${last}${clockAt(until, zone)}`;
}

export function momentText(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return `${dateText(dateOf(at, zone), { weekday: 'short', day: 'numeric', month: 'short' })} ${clockAt(at, zone)}`;
}

export function roomsText(ids: readonly string[]): string {
  return ids.map(roomName).filter(Boolean).join(t('ui-list-comma'));
}

export function whyTexts(why: readonly ApprovalReason[]): string[] {
  return [...new Set(why.map(whyText))];
}

function whyText(reason: ApprovalReason): string {
  switch (reason.kind) {
    case 'roomMode':
      return t('ui-ask-why-room', { room: roomName(reason.roomId) });
    case 'byRequest':
      return t('ui-ask-why-by-request');
    case 'outOfPolicy':
      return t('ui-ask-why-rules', { rules: reason.rules.map(ruleName).join(t('ui-list-comma')) });
    case 'condition':
      return conditionText(reason.condition, roomName(reason.roomId));
  }
}

function conditionText(condition: Record<string, unknown> & { kind: string }, room: string): string {
  const number = (name: string): number => (typeof condition[name] === 'number' ? condition[name] : 0);
  switch (condition.kind) {
    case 'longerThan':
      return t('ui-ask-why-longer', { room, count: number('minutes') });
    case 'peopleOver':
      return t('ui-ask-why-people', { room, count: number('people') });
    case 'guests':
      return t('ui-ask-why-guests', { room });
    case 'series':
      return t('ui-ask-why-series', { room });
    case 'during':
      return t('ui-ask-why-during', { room, hours: hoursText(condition) });
    case 'outside':
      return t('ui-ask-why-outside', { room, hours: hoursText(condition) });
    default:
      return t('ui-ask-why-room', { room });
  }
}

function hoursText(hours: Record<string, unknown>): string {
  const days = Array.isArray(hours.weekdays) ? hours.weekdays.filter((day): day is number => typeof day === 'number') : [];
  const clock = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 5) : '');
  const until = clock(hours.until) === '00:00' ? '24:00' : clock(hours.until);
  return [days.map((day) => weekdayName(day % 7, 'short')).join(t('ui-list-comma')), `${clock(hours.from)}–${until}`].filter(Boolean).join(' ');
}

export function outcomeText(state: Approval['state']): string {
  switch (state) {
    case 'waiting':
      return t('ui-ask-state-waiting');
    case 'approved':
      return t('ui-ask-state-approved');
    case 'declined':
      return t('ui-ask-state-declined');
    case 'recalled':
      return t('ui-ask-state-recalled');
    case 'lapsed':
      return t('ui-ask-state-lapsed');
    case 'replaced':
      return t('ui-ask-state-replaced');
    case 'outdone':
      return t('ui-ask-state-outdone');
  }
}

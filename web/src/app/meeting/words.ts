// What meetings and their rules are called, in words.
import type { Meeting } from '../../lib/api/types';
import { dateText, t } from '../../lib/i18n/fluent.svelte';
import { type Repeat, type Rule, weekOfMonth } from '../../lib/time/recurrence';
import { addDays, clockAt } from '../../lib/time/zone';

export function stateWords(meeting: Meeting, now: number): string {
  switch (meeting.state) {
    case 'draft':
      return t('ui-state-draft');
    case 'requested':
      return t('ui-state-requested');
    case 'confirmed':
      if (Date.parse(meeting.end) <= now) return t('ui-state-ended');
      return Date.parse(meeting.start) <= now ? t('ui-state-running') : t('ui-state-confirmed');
    case 'running':
      return t('ui-state-running');
    case 'ended':
      return t('ui-state-ended');
    case 'declined':
      return t('ui-state-declined');
    case 'cancelled':
      return t('ui-state-cancelled');
    case 'released':
      return t('ui-state-released');
  }
}

/** What becomes of the rooms when nobody checks in, or that it has happened and can be undone; empty when neither is near. */
export function releaseWords(meeting: Meeting, now: number): string {
  const clock = (at: string): string => clockAt(Date.parse(at), meeting.timeZone);
  if (meeting.state === 'released') return meeting.undoUntil && Date.parse(meeting.undoUntil) > now ? t('ui-ask-released-until', { time: clock(meeting.undoUntil) }) : '';
  return meeting.releaseAt && meeting.actions.includes('checkIn') ? t('ui-ask-release-at', { time: clock(meeting.releaseAt) }) : '';
}

/** A Sunday, to count weekday names from. */
const SUNDAY = '2026-11-22';

export function weekdayName(day: number, width: 'long' | 'short' | 'narrow' = 'long'): string {
  return dateText(addDays(SUNDAY, day), { weekday: width });
}

function every(rule: Rule): string {
  const count = rule.interval;
  switch (rule.frequency) {
    case 'DAILY':
      return t('ui-form-every-days', { count });
    case 'WEEKLY':
      return t('ui-form-every-weeks', { count });
    case 'MONTHLY':
      return t('ui-form-every-months', { count });
    case 'YEARLY':
      return t('ui-form-every-years', { count });
  }
}

/** 'Every 2 weeks: Monday, Wednesday, until 3 March 2027'. */
export function ruleWords(rule: Rule, first: string): string {
  const parts = [every(rule)];
  if (rule.frequency === 'WEEKLY') parts.push([...rule.days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => weekdayName(day)).join(t('ui-list-comma')));
  if (rule.frequency === 'MONTHLY') parts.push(monthlyWords(rule.monthly, first));
  if (rule.ending.kind === 'date') parts.push(t('ui-until-date', { date: dateText(rule.ending.date, { day: 'numeric', month: 'long', year: 'numeric' }) }));
  if (rule.ending.kind === 'count') parts.push(t('ui-form-times', { count: rule.ending.count }));
  return parts.join(t('ui-list-comma'));
}

export function monthlyWords(monthly: Rule['monthly'], first: string): string {
  if (monthly === 'date') return t('ui-form-on-day-of-month', { date: Number(first.slice(8)) });
  return t('ui-form-on-weekday-of-month', { week: weekOfMonth(first), day: dateText(first, { weekday: 'long' }) });
}

/** A ready-made repeat for a first date: 'Every week on Tuesday'. */
export function repeatWords(repeat: Repeat, first: string): string {
  const day = dateText(first, { weekday: 'long' });
  switch (repeat) {
    case 'none':
      return t('ui-repeat-none');
    case 'daily':
      return t('ui-repeat-daily');
    case 'weekdays':
      return t('ui-repeat-weekdays');
    case 'weekly':
      return t('ui-repeat-weekly', { day });
    case 'fortnightly':
      return t('ui-repeat-fortnightly', { day });
    case 'monthly-date':
      return t('ui-repeat-monthly-date', { date: Number(first.slice(8)) });
    case 'monthly-weekday':
      return t('ui-repeat-monthly-weekday', { week: weekOfMonth(first), day });
  }
}

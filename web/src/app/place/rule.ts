// Booking rules as people read and edit them. The server sends every rule by
// name; what is not known here by name is shown by its unit or as it came, so
// that a new rule of the server needs no new web.
import { dateText, known, t } from '../../lib/i18n/fluent.svelte';
import { lengthText } from '../../lib/timeline/words';
import { MINUTE } from '../../lib/time/zone';
import type { Condition } from '../../lib/api/admin';
import type { Rule as ApiRule } from '../../lib/api/types';
import { conditionText } from '../approval/condition';
import { weekdayName } from '../meeting/words';
import { calendarName, flowName, typeName } from './names.svelte';
import { type Profile, profileText } from './profile';

export interface Opening {
  /** 1 is Monday. */
  weekday: number;
  /** 'HH:MM:SS'. */
  from: string;
  until: string;
}

/** A period in which nothing is booked; dates, or local times. */
export interface Closure {
  from: string;
  until: string;
  reason?: string;
}

export interface Quota {
  of: 'person' | 'department' | 'everyone';
  period: 'day' | 'week' | 'month' | 'year' | 'future';
  mostMeetings?: number;
  mostMinutes?: number;
}

/** A type of meetings; on all days when none are named. */
export interface TypeOnDays {
  type: string;
  weekdays?: number[];
}

export type RuleKind = 'yes' | 'minutes' | 'days' | 'percent' | 'count' | 'hours' | 'time' | 'date' | 'choice' | 'audience' | 'closures' | 'quotas' | 'calendar' | 'flow' | 'conditions' | 'types' | 'profiles' | 'raw';

const TIMES: readonly string[] = ['horizonOpensAt'];
const AUDIENCES: readonly string[] = ['whoSees', 'whoBooks', 'whoRequests', 'whoRequestsOutOfPolicy'];
const TYPES: readonly string[] = ['allowedTypes', 'forbiddenTypes'];
const DATES: readonly string[] = ['firstDate', 'lastDate'];
/** Named by when rather than by how long. */
const MINUTES: readonly string[] = ['checkInMinutesBefore', 'checkInMinutesAfter'];
const COUNTS: readonly string[] = ['seriesNoShows', 'noShowsWarn', 'noShowsBar', 'fewestPeople', 'mostOccurrences', 'mostRooms', 'mostSimultaneous', 'mostConflicts'];
/** Words the server takes for a rule. */
export const CHOICES: Record<string, readonly string[]> = {
  horizonMeasuredTo: ['start', 'end'],
  seriesBeyondHorizon: ['goesOn', 'cut', 'refused'],
  holidays: ['closed', 'asSunday', 'ignored'],
};
/** Rules that may be without a value, which then means: no limit. */
const OPEN: readonly string[] = ['seriesNoShows', 'noShowsWarn', 'noShowsBar', 'openingHours', 'changeHorizonDays', 'cancelHorizonDays', 'firstDate', 'lastDate', 'mostSimultaneous', 'longestSeriesDays', 'mostConflicts', 'mostConflictsPercent', 'calendar', 'allowedTypes', 'approvalFlow'];

/** Rules that are read together. */
const SECTIONS = {
  hours: ['openingHours', 'closures', 'calendar', 'holidays'],
  length: ['shortestMinutes', 'longestMinutes', 'gridMinutes', 'severalDaysAllowed', 'setUpMinutes', 'tearDownMinutes'],
  ahead: ['noticeMinutes', 'changeNoticeMinutes', 'cancelNoticeMinutes', 'horizonDays', 'horizonOpensAt', 'horizonMeasuredTo', 'changeHorizonDays', 'cancelHorizonDays', 'firstDate', 'lastDate'],
  much: ['capacityEnforced', 'fewestPeople', 'fewestPeoplePercent', 'mostRooms', 'mostSimultaneous', 'quotas', 'allowedTypes', 'forbiddenTypes'],
  series: ['recurrenceAllowed', 'mostOccurrences', 'longestSeriesDays', 'seriesBeyondHorizon', 'mostConflicts', 'mostConflictsPercent'],
  who: ['whoSees', 'whoBooks', 'whoRequests', 'whoRequestsOutOfPolicy'],
  approval: ['approvalFlow', 'approvalWhen', 'rivalRequests', 'approvedChangeable'],
  presence: ['checkInRequired', 'checkInMinutesBefore', 'checkInMinutesAfter', 'releaseWarnMinutes', 'releaseUndoMinutes', 'checkInProfiles', 'printedCodeAllowed', 'seriesNoShows', 'noShowDays', 'noShowsWarn', 'noShowsBar', 'barDays'],
} as const;

const SECTION_NAMES = {
  hours: 'ui-manage-section-hours',
  length: 'ui-manage-section-length',
  ahead: 'ui-manage-section-ahead',
  much: 'ui-manage-section-much',
  series: 'ui-manage-section-series',
  who: 'ui-manage-section-who',
  approval: 'ui-manage-section-approval',
  presence: 'ui-manage-section-presence',
} as const;

export interface Section<R> {
  name: string;
  rules: R[];
}

/** Rules by what they are about. Those unknown here come last, so that none is lost. */
export function sectionsOf<R extends { rule: string }>(rules: readonly R[]): Section<R>[] {
  const sections = Object.entries(SECTIONS).map(([key, names]) => ({ name: t(SECTION_NAMES[key as keyof typeof SECTIONS]), rules: (names as readonly string[]).flatMap((name) => rules.filter(({ rule }) => rule === name)) }));
  const placed = new Set(sections.flatMap((section) => section.rules));
  const others = { name: t('ui-manage-section-other'), rules: rules.filter((rule) => !placed.has(rule)) };
  return [...sections, others].filter((section) => section.rules.length > 0);
}

export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function ruleName(name: string): string {
  return known(`ui-manage-rule-${kebab(name)}`, name);
}

export function mayBeEmpty(name: string): boolean {
  return OPEN.includes(name);
}

export function kindOf(name: string, value: unknown): RuleKind {
  if (name === 'openingHours') return 'hours';
  if (name === 'closures' || name === 'quotas' || name === 'calendar') return name;
  if (name === 'approvalFlow') return 'flow';
  if (name === 'approvalWhen') return 'conditions';
  if (name === 'checkInProfiles') return 'profiles';
  if (TYPES.includes(name)) return 'types';
  if (name in CHOICES) return 'choice';
  if (AUDIENCES.includes(name)) return 'audience';
  if (TIMES.includes(name)) return 'time';
  if (DATES.includes(name)) return 'date';
  if (COUNTS.includes(name)) return 'count';
  if (name.endsWith('Minutes') || MINUTES.includes(name)) return 'minutes';
  if (name.endsWith('Days')) return 'days';
  if (name.endsWith('Percent')) return 'percent';
  if (typeof value === 'boolean') return 'yes';
  return typeof value === 'number' ? 'count' : 'raw';
}

function isOpenings(value: unknown): value is Opening[] {
  return Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'weekday' in one && 'from' in one && 'until' in one);
}

/** Neighbouring weekdays with the same hours are said together: 'Monday–Friday 08:00–18:00'. */
export function hoursText(openings: readonly Opening[]): string {
  if (openings.length === 0) return t('ui-manage-always-closed');
  const byDay = new Map<number, string[]>();
  for (const { weekday, from, until } of openings) byDay.set(weekday, [...(byDay.get(weekday) ?? []), `${from.slice(0, 5)}–${until.startsWith('00:00') ? '24:00' : until.slice(0, 5)}`]);
  const lines: { first: number; last: number; text: string }[] = [];
  for (const weekday of [...byDay.keys()].sort((a, b) => a - b)) {
    const text = (byDay.get(weekday) ?? []).sort().join(t('ui-list-comma'));
    const before = lines[lines.length - 1];
    if (before && before.text === text && before.last === weekday - 1) before.last = weekday;
    else lines.push({ first: weekday, last: weekday, text });
  }
  return lines.map(({ first, last, text }) => `${weekdayName(first % 7, 'short')}${last > first ? `–${weekdayName(last % 7, 'short')}` : ''} ${text}`).join('\n');
}

export function weekdaysText(weekdays: readonly number[]): string {
  return weekdays.map((day) => weekdayName(day % 7, 'short')).join(t('ui-list-comma'));
}

function typeText({ type, weekdays = [] }: TypeOnDays): string {
  return weekdays.length === 0 ? typeName(type) : t('ui-manage-told', { name: typeName(type), value: weekdaysText(weekdays) });
}

export function momentText(text: string): string {
  const date = dateText(text.slice(0, 10), { day: 'numeric', month: 'short', year: 'numeric' });
  return text.length > 10 ? `${date} ${text.slice(11, 16)}` : date;
}

function closureText({ from, until, reason }: Closure): string {
  const span = from === until ? momentText(from) : `${momentText(from)} – ${momentText(until)}`;
  return reason ? `${span}: ${reason}` : span;
}

function quotaText({ of, period, mostMeetings, mostMinutes }: Quota): string {
  const most = [
    ...(mostMeetings === undefined ? [] : [t('ui-manage-most-meetings', { count: mostMeetings })]),
    ...(mostMinutes === undefined ? [] : [lengthText(0, mostMinutes * MINUTE)]),
  ];
  return t('ui-manage-quota', { most: most.join(t('ui-list-comma')), of: known(`ui-manage-of-${of}`, of), period: known(`ui-manage-period-${period}`, period) });
}

/** Who set it, for whoever wants to ask why. */
export function ownerText({ setBy }: Pick<ApiRule, 'setBy'>): string {
  if (!setBy?.person) return '';
  return t('ui-manage-set-by', { name: setBy.person.name, date: dateText(setBy.at.slice(0, 10), { day: 'numeric', month: 'short', year: 'numeric' }) });
}

/** For whom a rule is, in short: who exactly is told where it is edited. */
function audienceText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const entries: readonly unknown[] = value;
  const isEveryone = (one: unknown) => typeof one === 'object' && one !== null && 'kind' in one && one.kind === 'everyone';
  if (entries.some(isEveryone)) return t('ui-manage-everyone');
  return entries.length === 0 ? t('ui-manage-nobody') : t('ui-manage-entries', { count: entries.length });
}

export function valueText(name: string, value: unknown): string {
  if (value === null || value === undefined) return known(`ui-manage-without-${kebab(name)}`, t('ui-manage-no-limit'));
  if (Array.isArray(value) && value.length === 0 && kindOf(name, value) !== 'audience') return t('ui-manage-none');
  switch (kindOf(name, value)) {
    case 'hours':
      return isOpenings(value) ? hoursText(value) : JSON.stringify(value);
    case 'yes':
      return value ? t('ui-yes') : t('ui-no');
    case 'minutes':
      return value === 0 ? t('ui-manage-none') : lengthText(0, Number(value) * MINUTE);
    case 'days':
      return t('ui-manage-day-count', { count: Number(value) });
    case 'percent':
      return `${Number(value)} %`;
    case 'time':
      return String(value).slice(0, 5);
    case 'date':
      return dateText(String(value), { day: 'numeric', month: 'long', year: 'numeric' });
    case 'choice':
      return known(`ui-manage-choice-${kebab(String(value))}`, String(value));
    case 'count':
      return String(value);
    case 'audience':
      return audienceText(value);
    case 'closures':
      return (value as Closure[]).map(closureText).join('\n');
    case 'quotas':
      return (value as Quota[]).map(quotaText).join('\n');
    case 'conditions':
      return (value as Condition[]).map(conditionText).join('\n');
    case 'types':
      return (value as TypeOnDays[]).map(typeText).join('\n');
    case 'profiles':
      return (value as Profile[]).map(profileText).join('\n');
    case 'flow':
      return flowName(String(value));
    case 'calendar':
      return calendarName(String(value));
    case 'raw':
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

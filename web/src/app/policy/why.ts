// Why a rule says no, in words: which room, who set the rule, what it allows and
// what was asked for. Fetched with the first refusal: most people never need it.
import * as admin from '../../lib/api/admin';
import * as api from '../../lib/api/client';
import type { Violation } from '../../lib/api/types';
import { dateText, known, needTexts, t } from '../../lib/i18n/fluent.svelte';
import { clockAt, dateOf } from '../../lib/time/zone';
import { weekdayName } from '../meeting/words';
import { type Closure, type Opening, type Quota, hoursText, momentText } from '../place/rule';
import { knowRooms, roomName, roomOf } from '../place/rooms.svelte';

/** Rules change seldom, and a reason is read within seconds. */
const FRESH_MS = 60_000;

interface Known {
  asked: number;
  /** Names of the places that set the rules of a room, by their ids. */
  places: ReadonlyMap<string, string>;
}

const rooms = new Map<string, Known>();
let types: ReadonlyMap<string, string> = new Map();

/** Resolves when all is known that the words need. What cannot be had is left out of them. */
export async function learn(violations: readonly Violation[]): Promise<void> {
  const unknown = [...new Set(violations.filter(({ placeId, roomId }) => placeId && placeId !== roomId).map(({ roomId }) => roomId))].filter((id) => Date.now() - (rooms.get(id)?.asked ?? 0) > FRESH_MS);
  const wants = violations.some(({ code }) => code === 'type_not_allowed');
  await Promise.all([needTexts('why'), knowRooms(), wants ? learnTypes() : null, ...unknown.map(learnRoom)].map((one) => Promise.resolve(one).catch(() => undefined)));
}

async function learnRoom(id: string): Promise<void> {
  const { rules } = await api.rules(id);
  const places = new Map(rules.flatMap(({ place }) => (place ? [[place.id, place.name] as const] : [])));
  rooms.set(id, { asked: Date.now(), places });
}

async function learnTypes(): Promise<void> {
  types = new Map((await admin.meetingTypes()).map(({ code, name }) => [code, name]));
}

/** Each rule of each room once, however many dates it concerns. */
export function violationTexts(violations: readonly Violation[]): string[] {
  const groups = new Map<string, Violation[]>();
  for (const one of violations) {
    const key = [one.code, one.rule, one.roomId, one.placeId].join();
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const texts = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const dates = new Set(group.map(({ start }) => start)).size;
    const text = framed(first);
    return [dates > 1 ? t('ui-why-dates', { what: text, count: dates }) : text];
  });
  return [...new Set(texts)];
}

function framed(violation: Violation): string {
  const what = whatText(violation);
  if (violation.code === 'in_the_past') return what;
  const room = roomName(violation.roomId) || t('ui-room');
  if (!violation.placeId) return t('ui-why-plain', { room, what });
  if (violation.placeId === violation.roomId) return t('ui-why-own', { room, what });
  const place = rooms.get(violation.roomId)?.places.get(violation.placeId);
  return place ? t('ui-why-set', { room, place, what }) : t('ui-why-plain', { room, what });
}

function whatText({ code, rule, roomId, limit, actual, start }: Violation): string {
  const zone = roomOf(roomId)?.timeZone ?? 'UTC';
  const asked = dayText(dateOf(Date.parse(start), zone));
  switch (code) {
    case 'too_short':
      return t('ui-why-too-short', { limit: lengthWords(limit), actual: lengthWords(actual) });
    case 'too_long':
      return t('ui-why-too-long', { limit: lengthWords(limit), actual: lengthWords(actual) });
    case 'off_grid':
      return t('ui-why-off-grid', { limit: lengthWords(limit), actual: String(actual).slice(11, 16) });
    case 'several_days':
      return t('ui-why-several-days', { actual: dayText(String(actual)) });
    case 'too_little_notice':
      return late('ui-why-too-little-notice', limit, actual);
    case 'too_late_to_change':
      return late('ui-why-too-late-to-change', limit, actual);
    case 'too_late_to_cancel':
      return late('ui-why-too-late-to-cancel', limit, actual);
    case 'too_far_to_change':
      return t('ui-why-too-far-to-change', { limit: dayCount(limit), actual: dayCount(actual) });
    case 'too_far_to_cancel':
      return t('ui-why-too-far-to-cancel', { limit: dayCount(limit), actual: dayCount(actual) });
    case 'beyond_horizon':
      return t('ui-why-beyond-horizon', { limit: dayCount(limit), actual: asked });
    case 'outside_term':
      return t(rule === 'firstDate' ? 'ui-why-before-term' : 'ui-why-after-term', { limit: dayText(String(limit)), actual: dayText(String(actual)) });
    case 'outside_opening_hours':
      return openText(limit as Opening[], actual, `${asked} ${clockAt(Date.parse(start), zone)}`);
    case 'closed':
      return t('ui-why-closed', { limit: closureText(limit as Closure) });
    case 'holiday':
      return holidayText(limit as { name?: string }, String(actual));
    case 'not_bookable':
      return actual === 'instant' ? t('ui-why-instant') : t('ui-why-out-of-service');
    case 'type_not_allowed':
      return typeText(rule, limit as { type: string }[], actual, dateOf(Date.parse(start), zone));
    case 'too_many_meetings':
    case 'too_many_minutes':
      return quotaText(limit as Quota, code === 'too_many_meetings', Number(actual));
    default:
      return countedText(code, Number(limit), Number(actual));
  }
}

/** Rules that count people, rooms or dates, and those that count nothing. */
function countedText(code: string, limit: number, actual: number): string {
  switch (code) {
    case 'over_capacity':
      return t('ui-why-over-capacity', { limit: t('ui-why-people', { count: limit }), actual: t('ui-why-people', { count: actual }) });
    case 'too_few_people':
      return t('ui-why-too-few-people', { limit: t('ui-why-people', { count: limit }), actual: t('ui-why-people', { count: actual }) });
    case 'too_many_rooms':
      return t('ui-why-too-many-rooms', { limit: t('ui-why-rooms', { count: limit }), actual: t('ui-why-rooms', { count: actual }) });
    case 'too_many_at_once':
      return t('ui-why-too-many-at-once', { limit: t('ui-why-rooms', { count: limit }), actual: t('ui-why-rooms', { count: actual }) });
    case 'too_many_occurrences':
      return t('ui-why-too-many-occurrences', { limit: t('ui-why-occurrences', { count: limit }), actual: t('ui-why-occurrences', { count: actual }) });
    case 'series_too_long':
      return t('ui-why-series-too-long', { limit: dayCount(limit), actual: dayCount(actual) });
    case 'series_beyond_horizon':
      return t('ui-why-series-beyond-horizon', { limit: dayCount(limit) });
    default:
      return known(`ui-why-${code.replace(/_/g, '-')}`, t('ui-refusal-policy-violation'));
  }
}

/** Minutes as people say them: '90 days', '1 hour 30 minutes'. */
export function lengthWords(minutes: unknown): string {
  const all = Math.round(Number(minutes));
  return all >= 2880 && all % 1440 === 0 ? dayCount(all / 1440) : hourWords(all);
}

/** In hours however many: what is used up of a number of hours is not told in days. */
function hourWords(all: number): string {
  const hours = t('ui-why-length-hours', { count: Math.floor(all / 60) });
  const rest = t('ui-why-length-minutes', { count: all % 60 });
  if (all < 60) return rest;
  return all % 60 === 0 ? hours : t('ui-why-length-both', { hours, minutes: rest });
}

function dayCount(days: unknown): string {
  return t('ui-why-length-days', { count: Number(days) });
}

function dayText(date: string): string {
  return dateText(date, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

function late(id: 'ui-why-too-little-notice' | 'ui-why-too-late-to-change' | 'ui-why-too-late-to-cancel', limit: unknown, actual: unknown): string {
  if (Number(actual) <= 0) return t(`${id}-now`, { limit: lengthWords(limit) });
  return t(id, { limit: lengthWords(limit), actual: lengthWords(actual) });
}

function openText(openings: readonly Opening[], actual: unknown, otherwise: string): string {
  if (openings.length === 0) return t('ui-why-always-closed');
  const { start, end } = (actual ?? {}) as { start?: string; end?: string };
  const asked = start && end ? `${dayText(start.slice(0, 10))} ${start.slice(11, 16)}–${end.slice(11, 16)}` : otherwise;
  return t('ui-why-outside-opening-hours', { limit: hoursText(openings).split('\n').join(t('ui-list-comma')), actual: asked });
}

function closureText({ from, until, reason }: Closure): string {
  const span = from === until ? momentText(from) : `${momentText(from)} – ${momentText(until)}`;
  return reason ? `${span} (${reason})` : span;
}

function holidayText({ name }: { name?: string }, date: string): string {
  return name ? t('ui-why-holiday', { date: dayText(date), name }) : t('ui-why-holiday-plain', { date: dayText(date) });
}

function typeText(rule: string, limit: readonly { type: string }[], actual: unknown, date: string): string {
  const nameOf = (code: string): string => types.get(code) ?? code;
  if (typeof actual === 'string' && (rule === 'forbiddenTypes' || limit.some(({ type }) => type === actual))) {
    return t('ui-why-type-not-allowed', { actual: nameOf(actual), day: weekdayName(new Date(`${date}T00:00:00Z`).getUTCDay()) });
  }
  return t('ui-why-type-wanted', { limit: limit.map(({ type }) => nameOf(type)).join(t('ui-list-comma')) });
}

const PERIODS = { day: 'ui-why-quota-day', week: 'ui-why-quota-week', month: 'ui-why-quota-month', year: 'ui-why-quota-year', future: 'ui-why-quota-future' } as const;
const SUBJECTS = { person: 'ui-why-of-person', department: 'ui-why-of-department', everyone: 'ui-why-of-everyone' } as const;

function quotaText({ of, period, mostMeetings, mostMinutes }: Quota, byMeetings: boolean, actual: number): string {
  const words = (count: number): string => (byMeetings ? t('ui-why-meetings', { count }) : hourWords(count));
  return t(PERIODS[period], { of: t(SUBJECTS[of]), limit: words((byMeetings ? mostMeetings : mostMinutes) ?? 0), actual: words(actual) });
}

// What the log says, in words: a sentence per line, and what was before and after.
import type { Difference, Entry } from '../../lib/api/types';
import { dateText, known, t } from '../../lib/i18n/fluent.svelte';
import { clockAt, dateOf } from '../../lib/time/zone';
import { kebab } from '../place/rule';
import { roomName, roomOf } from '../place/rooms.svelte';

/** The nouns that can be sought for, in the order in which they are offered. */
export const NOUNS = ['meeting', 'series', 'attendance', 'noShow', 'agenda', 'minutes', 'action', 'attachment', 'approval', 'flow', 'swap', 'handOver', 'waiting', 'place', 'plan', 'closure', 'panel', 'picture', 'decor', 'person', 'session', 'grant', 'role', 'group', 'orgUnit', 'delegation', 'apiKey', 'calendar', 'meetingType', 'notice', 'noticeSettings', 'noticeTemplate', 'delivery', 'log'] as const;

export function nounText(noun: string): string {
  return known(`ui-audit-noun-${kebab(noun)}`, noun);
}

/** What was done; a kind that this page does not know is shown as it is named in the log. */
export function didText(kind: string): string {
  return known(`ui-audit-did-${kebab(kind.replace('.', '-'))}`, kind);
}

export function whoText(entry: Entry): string {
  // Who has a part in what is private stays unsaid; the clock has none.
  if (entry.masked && !entry.person && entry.origin !== 'timer') return t('ui-audit-somebody');
  return entry.person ?? (entry.apiKeyId ? t('ui-audit-key') : t('ui-audit-clock'));
}

export function sentence(entry: Entry): string {
  const who = whoText(entry);
  const what = didText(entry.kind);
  // Who signs in is what the line is about: once is enough.
  return entry.title && entry.title !== who ? t('ui-audit-sentence-titled', { who, what, title: entry.title }) : t('ui-audit-sentence', { who, what });
}

/** 'in the browser · from 192.0.2.7' */
export function whenceText(entry: Entry): string {
  const parts = [known(`ui-audit-origin-${entry.origin}`, entry.origin)];
  if (entry.address) parts.push(t('ui-audit-address', { address: entry.address }));
  return parts.join(' · ');
}

export function momentText(instant: number, zone: string): string {
  return `${dateText(dateOf(instant, zone), { day: 'numeric', month: 'short', year: 'numeric' })} ${clockAt(instant, zone)}`;
}

/** `place.policy.maxMinutes` is the field `maxMinutes`: what it lies in is said by the sentence. */
export function fieldText(field: string): string {
  const name = field.split('.').pop() ?? field;
  return known(`ui-audit-field-${kebab(name)}`, known(`ui-manage-rule-${kebab(name)}`, name));
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

interface Held {
  room: string;
  active: boolean;
  span: { from: string; until: string };
}

function isSpan(value: unknown): value is { from: string; until: string } {
  const span = value as { from?: unknown; until?: unknown } | null;
  return typeof span?.from === 'string' && typeof span.until === 'string' && INSTANT.test(span.from);
}

function isHeld(value: unknown): value is Held {
  return typeof (value as Held | null)?.room === 'string' && isSpan((value as Held).span);
}

function spanText({ from, until }: { from: string; until: string }, zone: string): string {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const last = dateOf(start, zone) === dateOf(end, zone) ? clockAt(end, zone) : momentText(end, zone);
  return `${momentText(start, zone)}–${last}`;
}

/** A value of a line as a person reads it; what has no better words is shown as it lies in the log. */
export function valueText(value: unknown, zone: string): string {
  if (value === null || value === undefined || value === '') return t('ui-audit-nothing');
  if (typeof value === 'boolean') return t(value ? 'ui-yes' : 'ui-no');
  if (typeof value === 'string') {
    if (INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return momentText(Date.parse(value), zone);
    return roomOf(value) ? roomName(value) : known(`ui-state-${value}`, value);
  }
  if (isSpan(value)) return spanText(value, zone);
  if (Array.isArray(value)) {
    // A hold that was given up is no longer in the room.
    const items = value.filter((item) => !isHeld(item) || item.active);
    if (items.length === 0) return t('ui-audit-nothing');
    return items.map((item) => (isHeld(item) ? `${roomName(item.room)} ${spanText(item.span, zone)}` : valueText(item, zone))).join(t('ui-list-comma'));
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The changes that a person wants to read: those that merely repeat what the line is about are left out. */
export function told(entry: Entry): Difference[] {
  const ids = new Set([entry.subjectId, entry.personId]);
  return entry.changes.filter(({ after }) => typeof after !== 'string' || !ids.has(after));
}

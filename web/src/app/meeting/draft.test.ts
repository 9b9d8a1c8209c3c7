// The form's model: what it asks for, what it changes, and what it never sends.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Meeting } from '../../lib/api/types';
import { useLanguage } from '../../lib/i18n/fluent.svelte';
import { ruleFor } from '../../lib/time/recurrence';
import { Backend } from '../../mock/backend';
import { wireTo } from '../../mock/wire';
import { Draft, handOver, takeOver } from './draft.svelte';

const NOW = Date.parse('2026-11-24T10:40:00Z');
const FROM = Date.parse('2026-12-01T14:00:00Z');
const UNTIL = Date.parse('2026-12-01T15:00:00Z');

let draft: Draft;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('document', { documentElement: {} });
  wireTo(new Backend('campus', () => NOW));
  await useLanguage('en');
  draft = new Draft({ roomId: 'r1', from: FROM, until: UNTIL }, 'Europe/Lisbon', () => 'Meeting of Alice');
});

afterEach(() => {
  draft.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const MEETING: Meeting = {
  id: 'm1',
  seriesId: 's1',
  subject: 'Weekly',
  description: 'As always',
  start: '2026-12-01T14:00:00Z',
  end: '2026-12-01T15:00:00Z',
  timeZone: 'Europe/Lisbon',
  state: 'confirmed',
  private: false,
  people: null,
  organizer: { id: 'u0', name: 'Alice' },
  holds: [
    { id: 'h1', roomId: 'r1', from: '', until: '', active: true },
    { id: 'h2', roomId: 'r2', from: '', until: '', active: false },
  ],
  attendees: [{ personId: 'u1', name: 'Bruno', required: true }],
  actions: ['change'],
  version: 3,
};

describe('a new meeting', () => {
  it('sends only what was said', () => {
    expect(draft.request()).toEqual({ subject: 'Meeting of Alice', start: '2026-12-01T14:00:00Z', end: '2026-12-01T15:00:00Z', timeZone: 'Europe/Lisbon', roomIds: ['r1'], private: false, attendees: [] });
  });

  it('says of which type it is', () => {
    draft.setType('board');
    expect(draft.request().type).toBe('board');
    const changed = Draft.of({ ...MEETING, type: 'board' });
    changed.setType('');
    expect(changed.change('this')).toEqual({ type: null, scope: 'this' });
  });

  it('sends its own rule, and the dates taken out of it', () => {
    draft.setRule({ ...ruleFor('weekly', draft.date, '2027-01-31'), interval: 3, ending: { kind: 'count', count: 4 } });
    draft.toggleDate('2026-12-22T14:00:00Z');
    expect(draft.request().recurrence).toEqual({ rrule: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;COUNT=4', exdates: ['2026-12-22T14:00:00Z'] });
    draft.toggleDate('2026-12-22T14:00:00Z');
    expect(draft.request().recurrence).toEqual({ rrule: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;COUNT=4' });
  });

  it('ends a usual repeat on a date or after so many', () => {
    draft.setRepeat('weekly');
    draft.setCount(6);
    expect(draft.request().recurrence).toEqual({ rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=6' });
    draft.setLastDate('2026-12-29');
    expect(draft.request().recurrence?.rrule).toMatch(/^FREQ=WEEKLY;BYDAY=TU;UNTIL=/);
  });

  it('forgets the dates taken out when they no longer exist', () => {
    draft.setRepeat('weekly');
    draft.toggleDate('2026-12-08T14:00:00Z');
    draft.setStart(9 * 60);
    expect(draft.exdates).toEqual([]);
  });

  it('is another request after each change, the same one when repeated', () => {
    const { key } = draft;
    expect(draft.key).toBe(key);
    draft.setPeople(12);
    expect(draft.key).not.toBe(key);
  });

  it('keeps the wall clock of the first room', () => {
    draft.setRooms(['r9'], 'Asia/Shanghai');
    expect(draft.request()).toMatchObject({ start: '2026-12-01T06:00:00Z', end: '2026-12-01T07:00:00Z', timeZone: 'Asia/Shanghai' });
  });

  it('goes from the small form to the full one, once', () => {
    handOver(draft);
    expect(takeOver()).toBe(draft);
    expect(takeOver()).toBeNull();
  });
});

describe('a changed meeting', () => {
  it('sends nothing when nothing differs', () => {
    expect(Draft.of(MEETING).change('all')).toBeNull();
  });

  it('holds the rooms it keeps, not those it gave up', () => {
    expect(Draft.of(MEETING).roomIds).toEqual(['r1']);
  });

  it('sends what differs, with the dates meant', () => {
    const changed = Draft.of(MEETING);
    changed.subject = 'Renamed';
    changed.description = ' ';
    changed.setLength(90);
    expect(changed.change('following')).toEqual({ subject: 'Renamed', description: null, start: '2026-12-01T14:00:00Z', end: '2026-12-01T15:30:00Z', scope: 'following' });
  });

  it('changes the rule of more than one date only', () => {
    const changed = Draft.of(MEETING);
    changed.setRepeat('fortnightly');
    expect(changed.change('this')).toBeNull();
    expect(changed.change('all')?.recurrence?.rrule).toMatch(/^FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=/);
  });

  it('has no scope without a series', () => {
    const changed = Draft.of({ ...MEETING, seriesId: null });
    changed.subject = 'Renamed';
    expect(changed.change('this')).toEqual({ subject: 'Renamed' });
  });
});

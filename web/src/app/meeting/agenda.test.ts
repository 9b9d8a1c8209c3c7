// The person's own meetings: acts show at once, refused ones are taken back,
// cancelled ones can be brought back until the server is told.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Meeting } from '../../lib/api/types';
import { useLanguage } from '../../lib/i18n/fluent.svelte';
import { MINUTE, toRfc3339 } from '../../lib/time/zone';
import { act, dismiss, toasts } from '../../lib/ui/toasts.svelte';
import { Backend } from '../../mock/backend';
import { type Wire, wireTo } from '../../mock/wire';
import { Agenda } from './agenda.svelte';
import { flushPartings } from './partings';

const NOW = Date.parse('2026-11-24T10:40:00Z');
const STRETCH = { start: '2026-11-24T00:00:00Z', end: '2026-11-27T00:00:00Z' };

let backend: Backend;
let wire: Wire;
let agenda: Agenda;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('document', { documentElement: {} });
  backend = new Backend('campus', () => NOW);
  wire = wireTo(backend);
  await useLanguage('en');
  agenda = new Agenda();
  await agenda.show(STRETCH);
});

afterEach(() => {
  for (const { id } of [...toasts()]) dismiss(id);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function coming(): Meeting {
  const found = agenda.meetings?.find((meeting) => Date.parse(meeting.start) > NOW);
  if (!found) throw new Error('nothing is coming');
  return found;
}

function running(): Meeting {
  const found = agenda.meetings?.find((meeting) => Date.parse(meeting.start) <= NOW && Date.parse(meeting.end) > NOW);
  if (!found) throw new Error('nothing is on');
  return found;
}

function shown(id: string): Meeting | undefined {
  return agenda.meetings?.find((meeting) => meeting.id === id);
}

describe('the agenda', () => {
  it('is in order and only of the stretch asked for', () => {
    const starts = (agenda.meetings ?? []).map(({ start }) => Date.parse(start));
    expect(starts.length).toBeGreaterThan(3);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('does not ask twice for the same stretch', async () => {
    const before = wire.asked.length;
    await agenda.show(STRETCH);
    expect(wire.asked).toHaveLength(before);
  });

  it('asks once for a burst of changes, and not for places', async () => {
    const before = wire.asked.length;
    for (let time = 0; time < 5; time++) agenda.changed({ type: 'meeting.changed', at: '', meetingId: 'm1', roomIds: [] });
    agenda.changed({ type: 'place.saved', at: '', roomIds: [] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wire.asked.slice(before)).toHaveLength(1);
  });
});

describe('an act', () => {
  it('shows before the server has answered, and stays', async () => {
    const meeting = running();
    const done = agenda.act(meeting, 'end');
    expect(shown(meeting.id)?.state).toBe('ended');
    await done;
    expect(shown(meeting.id)?.state).toBe('ended');
    expect(wire.asked.some((call) => call.endsWith(`/meetings/${meeting.id}/end`))).toBe(true);
  });

  it('that the server refuses goes back, and says why', async () => {
    const meeting = running();
    const rival = backend.meetings.find((other) => other.id !== meeting.id && other.roomIds.join() !== meeting.holds.map(({ roomId }) => roomId).join());
    if (!rival) throw new Error('no rival');
    Object.assign(rival, { roomIds: meeting.holds.map(({ roomId }) => roomId), start: meeting.end, end: toRfc3339(Date.parse(meeting.end) + 60 * MINUTE), state: 'confirmed' });
    const done = agenda.act(meeting, 'extend', 15);
    expect(shown(meeting.id)?.end).not.toBe(meeting.end);
    await done;
    expect(shown(meeting.id)?.end).toBe(meeting.end);
    expect(toasts().at(-1)).toMatchObject({ tone: 'problem', text: 'The room is taken at this time.' });
  });

  it('without a connection goes back, too', async () => {
    const meeting = running();
    wire.broken = true;
    await agenda.act(meeting, 'end');
    expect(shown(meeting.id)?.state).toBe(meeting.state);
  });
});

describe('cancelling', () => {
  it('hides at once and tells the server when the time to undo is over', async () => {
    const meeting = coming();
    agenda.cancel(meeting, undefined);
    expect(shown(meeting.id)).toBeUndefined();
    expect(wire.asked.some((call) => call.includes('/cancel'))).toBe(false);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(wire.asked.filter((call) => call.includes('/cancel'))).toHaveLength(1);
    expect(shown(meeting.id)).toBeUndefined();
  });

  it('can be undone', async () => {
    const meeting = coming();
    agenda.cancel(meeting, undefined);
    act(toasts().at(-1)?.id ?? 0);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(shown(meeting.id)).toBeDefined();
    expect(wire.asked.some((call) => call.includes('/cancel'))).toBe(false);
  });

  it('is told at once when the person goes elsewhere, and then no longer offers to undo', async () => {
    const meeting = coming();
    agenda.cancel(meeting, undefined);
    await flushPartings();
    expect(wire.asked.filter((call) => call.includes('/cancel'))).toHaveLength(1);
    expect(toasts()).toHaveLength(0);
  });

  it.each([
    ['this', [1]],
    ['following', [1, 2]],
    ['all', [0, 1, 2]],
  ] as const)('%s hides exactly the dates that are meant', async (scope, gone) => {
    const dates = backend.meetings
      .filter(({ organizer, start }) => organizer === 'u0' && Date.parse(start) > NOW)
      .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
      .slice(0, 3);
    dates.forEach((date, index) => Object.assign(date, { seriesId: 'together', start: toRfc3339(NOW + (index + 1) * 120 * MINUTE), end: toRfc3339(NOW + ((index + 1) * 120 + 30) * MINUTE) }));
    await agenda.refresh();
    const second = shown(dates[1]?.id ?? '');
    if (!second) throw new Error('not shown');
    agenda.cancel(second, scope);
    expect(dates.flatMap(({ id }, index) => (shown(id) ? [] : [index]))).toEqual(gone);
  });
});

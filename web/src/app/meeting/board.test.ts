// The board and the bookings against the mock server: what is shown at once,
// what is taken back, and what can be undone.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backend } from '../../mock/backend';
import { type Wire, wireTo } from '../../mock/wire';
import { useLanguage } from '../../lib/i18n/fluent.svelte';
import { MINUTE, dayIn } from '../../lib/time/zone';
import type { Block, Place } from '../../lib/timeline/rows';
import { act, dismiss, toasts } from '../../lib/ui/toasts.svelte';
import { Board } from './board.svelte';
import { Bookings } from './bookings.svelte';
import { Draft } from './draft.svelte';
import { flushPartings } from './partings';

const NOW = Date.parse('2026-11-24T06:00:00Z');
const DATE = '2026-11-24';
const ZONE = 'Europe/Lisbon';

let backend: Backend;
let board: Board;
let bookings: Bookings;
let reopened: Draft | null;
let asked: string[];
let wire: Wire;

function at(hours: number): number {
  return dayIn(DATE, ZONE).start + hours * 60 * MINUTE;
}

function emptyRoom(): string {
  const found = board.rows?.find((row) => row.blocks.every((block) => block.until <= at(20) || block.from >= at(23)));
  if (!found) throw new Error('no room is free in the evening');
  return found.room.id;
}

function blocks(roomId: string): readonly Block[] {
  return board.row(roomId)?.blocks ?? [];
}

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('document', { documentElement: {} });
  backend = new Backend('campus', () => NOW);
  wire = wireTo(backend);
  asked = wire.asked;
  await useLanguage('en');
  board = new Board();
  board.now = NOW;
  reopened = null;
  bookings = new Bookings(
    board,
    () => ({ id: 'u0', name: 'Alice' }),
    (draft) => (reopened = draft),
  );
  await board.show(DATE);
});

afterEach(() => {
  for (const { id } of [...toasts()]) dismiss(id);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function draftAt(roomId: string, from: number, until: number): Draft {
  return new Draft({ roomId, from: at(from), until: at(until) }, ZONE, () => 'Meeting of Alice');
}

async function booked(roomId: string, from: number, until: number): Promise<Block> {
  await bookings.book(draftAt(roomId, from, until));
  const made = blocks(roomId).find((block) => block.from === at(from));
  if (!made) throw new Error('not booked');
  return made;
}

describe('the day', () => {
  it('knows all rooms and their zone', () => {
    expect(board.rows).toHaveLength(39);
    expect(board.zone).toBe(ZONE);
  });

  it('asks only for the rooms an event names, once for a burst', async () => {
    const before = asked.length;
    const roomIds = board.rooms.slice(0, 2).map(({ id }) => id);
    for (const roomId of roomIds) board.changed({ type: 'meeting.booked', at: '', roomIds: [roomId], from: `${DATE}T10:00:00Z`, until: `${DATE}T11:00:00Z` });
    await vi.advanceTimersByTimeAsync(500);
    const fresh = asked.slice(before);
    expect(fresh).toHaveLength(1);
    for (const roomId of roomIds) expect(fresh[0]).toContain(roomId);
  });

  it('does not ask for events of other days', async () => {
    const before = asked.length;
    board.changed({ type: 'meeting.booked', at: '', roomIds: [board.rooms[0]?.id ?? ''], from: '2026-12-24T10:00:00Z', until: '2026-12-24T11:00:00Z' });
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(before);
  });

  it('keeps rows that did not change, so that they are not drawn again', () => {
    const before = board.rows ?? [];
    const roomId = emptyRoom();
    const lift = board.overlay({ kind: 'made', block: { ...(before.find((row) => row.blocks[0])?.blocks[0] as Block), id: 'x', roomId } });
    const during = board.rows ?? [];
    expect(during.filter((row, index) => row !== before[index])).toHaveLength(1);
    lift();
  });
});

describe('booking', () => {
  it('shows at once, then for good', async () => {
    const roomId = emptyRoom();
    const done = bookings.book(draftAt(roomId, 21, 22));
    const ghost = blocks(roomId).find((block) => block.from === at(21));
    expect(ghost?.pending).toBe(true);
    await done;
    const real = blocks(roomId).filter((block) => block.from === at(21));
    expect(real).toHaveLength(1);
    expect(real[0]).toMatchObject({ pending: false, mine: true, subject: 'Meeting of Alice' });
  });

  it('that is refused vanishes, and the form returns with the reason and ways out', async () => {
    const roomId = emptyRoom();
    await booked(roomId, 21, 22);
    await bookings.book(draftAt(roomId, 21.5, 22.5));
    expect(blocks(roomId).filter((block) => block.from === at(21.5))).toHaveLength(0);
    expect(reopened?.verdict.reason).toBe('The room is taken at this time.');
    expect(reopened?.verdict.alternatives.length).toBeGreaterThan(0);
  });

  it('of a lost connection can be repeated without a second meeting', async () => {
    const roomId = emptyRoom();
    const draft = draftAt(roomId, 21, 22);
    wire.broken = true;
    await bookings.book(draft);
    expect(reopened).toBe(draft);
    wire.broken = false;
    await bookings.book(draft);
    await bookings.book(draft);
    expect(blocks(roomId).filter((block) => block.from === at(21))).toHaveLength(1);
  });

  it('can be undone', async () => {
    const roomId = emptyRoom();
    await booked(roomId, 21, 22);
    act(toasts()[toasts().length - 1]?.id ?? 0);
    await vi.advanceTimersByTimeAsync(10);
    expect(blocks(roomId).filter((block) => block.from === at(21))).toHaveLength(0);
  });
});

describe('moving', () => {
  it('sticks, and can be undone', async () => {
    const roomId = emptyRoom();
    const block = await booked(roomId, 21, 22);
    const place: Place = { roomId, from: at(22), until: at(23.5) };
    const done = bookings.move(block, place, null);
    expect(blocks(roomId).find(({ id }) => id === block.id)).toMatchObject({ from: at(22), pending: true });
    await done;
    expect(blocks(roomId).find(({ id }) => id === block.id)).toMatchObject({ from: at(22), until: at(23.5), pending: false });
    act(toasts()[toasts().length - 1]?.id ?? 0);
    await vi.advanceTimersByTimeAsync(10);
    expect(blocks(roomId).find(({ id }) => id === block.id)).toMatchObject({ from: at(21), until: at(22) });
  });

  it('onto another meeting is refused without asking', async () => {
    const roomId = emptyRoom();
    const block = await booked(roomId, 21, 22);
    const before = asked.length;
    await bookings.move(block, { roomId, from: at(22), until: at(23) }, block);
    expect(asked).toHaveLength(before);
    expect(toasts()[toasts().length - 1]?.tone).toBe('problem');
  });

  it('that the server refuses goes back', async () => {
    const roomId = emptyRoom();
    const block = await booked(roomId, 21, 22);
    const others = backend.meetings.find((meeting) => meeting.roomIds.includes(roomId) && meeting.id !== block.meetingId);
    if (!others) throw new Error('nothing to clash with');
    others.start = new Date(at(22.5)).toISOString();
    others.end = new Date(at(23.5)).toISOString();
    await bookings.move(block, { roomId, from: at(22.5), until: at(23) }, null);
    expect(blocks(roomId).find(({ id }) => id === block.id)).toMatchObject({ from: at(21), pending: false });
  });
});

describe('cancelling', () => {
  it('is told to the server only when the time to undo is over', async () => {
    const roomId = emptyRoom();
    const block = await booked(roomId, 21, 22);
    bookings.cancel(block);
    expect(blocks(roomId).find(({ id }) => id === block.id)).toBeUndefined();
    expect(asked.some((call) => call.includes('/cancel'))).toBe(false);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(asked.filter((call) => call.includes('/cancel'))).toHaveLength(1);
    expect(blocks(roomId).find(({ id }) => id === block.id)).toBeUndefined();
  });

  it('can be undone without the server ever knowing', async () => {
    const roomId = emptyRoom();
    const block = await booked(roomId, 21, 22);
    bookings.cancel(block);
    act(toasts()[toasts().length - 1]?.id ?? 0);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(blocks(roomId).find(({ id }) => id === block.id)).toBeDefined();
    expect(asked.some((call) => call.includes('/cancel'))).toBe(false);
  });

  it('is told at once when the page goes away', async () => {
    const block = await booked(emptyRoom(), 21, 22);
    bookings.cancel(block);
    void flushPartings();
    expect(asked.filter((call) => call.includes('/cancel'))).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(asked.filter((call) => call.includes('/cancel'))).toHaveLength(1);
  });
});

describe('the form', () => {
  it('lists the clashing dates of a series and can leave them out', async () => {
    const roomId = emptyRoom();
    await booked(roomId, 21, 22);
    const draft = draftAt(roomId, 21, 22);
    draft.setRepeat('weekly');
    await vi.advanceTimersByTimeAsync(400);
    expect(draft.verdict.clashes).toHaveLength(1);
    expect(draft.verdict.reason).toBe('The room is taken at this time.');
    draft.setSkip(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(draft.verdict).toMatchObject({ reason: '', dates: 11 });
  });

  it('keeps the wall clock when the room lies in another zone', () => {
    const draft = draftAt('x', 9, 10);
    draft.setRoom('y', 'Asia/Shanghai');
    expect(new Date(draft.from).toISOString()).toBe('2026-11-24T01:00:00.000Z');
    draft.stop();
  });
});

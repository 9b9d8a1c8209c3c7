// What a board shows and in which order, checked without a screen.
import { describe, expect, it } from 'vitest';
import type { BoardView } from '../lib/api/schema';
import { type Booking, type Day, type Room, dayOf, entriesOf, isIdle, lineOf, linesFor, pagesOf, scenesOf, turned } from './lists';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const MINUTE = 60_000;

function booking(from: number, until: number, more: Partial<Booking> = {}): Booking {
  const [start, end] = [NOW + from * MINUTE, NOW + until * MINUTE];
  return { id: `${from}`, subject: `at ${from}`, organizer: null, start, end, heldFrom: start, heldUntil: end, state: 'confirmed', greets: false, ...more };
}

function room(name: string, bookings: Booking[], more: Partial<Room> = {}): Room {
  return { id: name, name, capacity: null, within: [], timeZone: 'UTC', inService: true, way: null, needsCheckIn: false, bookings, ...more };
}

function day(rooms: Room[], board: Partial<Day['board']> = {}, welcome: string | null = null): Day {
  const settings = { layout: 'rooms', ways: {}, pageSeconds: 12, greetsGuests: false, playlist: [], media: 'between', lines: null, secondLanguage: null, here: null, ...board };
  return { panel: { id: 'b', name: 'B', look: { theme: 'auto', showsSubjects: true, touchCheckIn: true, welcome } as Day['panel']['look'] }, board: settings as Day['board'], placeName: 'F', timeZone: 'UTC', decor: {}, rooms };
}

describe('a line', () => {
  it.each([
    ['free', null, []],
    ['free', 30, [booking(30, 60)]],
    ['soon', 10, [booking(10, 60)]],
    ['busy', 30, [booking(-30, 30)]],
    ['busy', 60, [booking(-30, 30), booking(30, 60)]],
    ['busy', 30, [booking(1, 30, { state: 'running' })]],
  ] as const)('says %s until %s', (state, until, bookings) => {
    const line = lineOf(room('P', [...bookings]), NOW);
    expect(line.state).toBe(state);
    expect(line.until).toBe(until === null ? null : NOW + until * MINUTE);
  });

  it('says when a room that is closed opens, and when an open one closes', () => {
    const shut = [{ from: NOW - 60 * MINUTE, until: NOW + 30 * MINUTE }, { from: NOW + 120 * MINUTE, until: null }];
    expect(lineOf(room('P', [], { shut }), NOW)).toMatchObject({ state: 'closed', until: NOW + 30 * MINUTE });
    expect(lineOf(room('P', [], { shut }), NOW + 40 * MINUTE)).toMatchObject({ state: 'free', until: NOW + 120 * MINUTE });
    expect(lineOf(room('P', [booking(-5, 5)], { shut }), NOW)).toMatchObject({ state: 'busy', until: NOW + 5 * MINUTE });
  });

  it('says nothing of a room that is out of service', () => {
    expect(lineOf(room('P', [booking(-5, 5)], { inService: false }), NOW)).toMatchObject({ state: 'closed', current: null });
  });
});

describe('arrows', () => {
  const corners = [{ x: 8_000, y: 4_900 }, { x: 9_000, y: 4_900 }, { x: 9_000, y: 5_100 }, { x: 8_000, y: 5_100 }];
  const view = (board: Partial<BoardView['board']>, way: unknown): BoardView =>
    ({ panel: {}, board: { layout: 'rooms', ...board }, decor: {}, rooms: [{ id: 'r', within: [], bookings: [], closed: [], way }], plan: { placeId: 'f', drawing: { height: 5, width: 8, tag: 't' }, spots: [{ roomId: 'r', corners }] } }) as unknown as BoardView;
  const arrow = (board: Partial<BoardView['board']>, way: unknown = null): string | undefined => dayOf(view(board, way)).rooms[0]?.way?.arrow;

  it('follow from where the board hangs, unless somebody chose one', () => {
    const here = { x: 5_000, y: 5_000 };
    expect([arrow({}), arrow({ here }), arrow({ here, facing: 'right' }), arrow({ here }, { arrow: 'downLeft' })]).toEqual([undefined, 'right', 'up', 'downLeft']);
  });

  it('need no drawing to be fetched where none is shown', () => {
    expect([dayOf(view({}, null)).drawing, dayOf(view({ layout: 'plan' }, null)).drawing]).toEqual([null, '/places/f/plan/drawing?tag=t']);
  });
});

describe('the meetings of the day', () => {
  it('come in order of time, without those that are over or of tomorrow', () => {
    const rooms = [room('P', [booking(-90, -30), booking(30, 60), booking(1440, 1500)]), room('L', [booking(-10, 20), booking(30, 90)])];
    const entries = entriesOf(rooms, NOW, NOW + 14 * 60 * MINUTE);
    expect(entries.map((entry) => `${entry.room.name} ${entry.booking.id} ${entry.isOn}`)).toEqual(['L -10 true', 'P 30 false', 'L 30 false']);
  });
});

describe('a round', () => {
  const slide = { pictureId: 'p', seconds: 5 };

  it('has pages of equal size, then the welcome, then the pictures', () => {
    const rooms = Array.from({ length: 21 }, (_, at) => room(`${at}`, []));
    const scenes = scenesOf(day(rooms, { playlist: [slide] }, 'Good morning'), NOW, NOW + MINUTE, 10);
    expect(scenes.map((scene) => (scene.kind === 'rooms' ? scene.lines.length : scene.kind))).toEqual([7, 7, 7, 'welcome', 'picture']);
  });

  it('loses no room, however many there are', () => {
    for (let count = 0; count < 120; count++) {
      const items = Array.from({ length: count }, (_, at) => at);
      expect(pagesOf(items, 9).flat()).toEqual(items);
      expect(Math.max(0, ...pagesOf(items, 9).map((page) => page.length))).toBeLessThanOrEqual(9);
    }
  });

  it('shows pictures alone while the house is idle, where that is wanted', () => {
    const quiet = [room('P', [booking(45, 60)])];
    const idle = { playlist: [slide], media: 'idle' };
    expect(isIdle(quiet, NOW)).toBe(true);
    expect(scenesOf(day(quiet, idle), NOW, NOW + MINUTE, 9).map(({ kind }) => kind)).toEqual(['picture']);
    const soon = [room('P', [booking(30, 60)])];
    expect(scenesOf(day(soon, idle), NOW, NOW + MINUTE, 9).map(({ kind }) => kind)).toEqual(['rooms']);
  });

  it('welcomes only whom it may name', () => {
    const rooms = [room('P', [booking(10, 60, { greets: true }), booking(90, 100, { greets: true, subject: null })])];
    const scenes = scenesOf(day(rooms), NOW, NOW + 600 * MINUTE, 9);
    const welcome = scenes.find(({ kind }) => kind === 'welcome');
    expect(welcome).toMatchObject({ entries: [{ booking: { id: '10' } }] });
  });

  it('goes on when its scene has stood, and stays within the round', () => {
    const scenes = scenesOf(day([room('P', [])], { playlist: [slide] }), NOW, NOW + MINUTE, 9);
    expect(turned({ at: 0, since: 0 }, scenes, 12, 11_999)).toEqual({ at: 0, since: 0 });
    expect(turned({ at: 0, since: 0 }, scenes, 12, 12_000)).toEqual({ at: 1, since: 12_000 });
    expect(turned({ at: 1, since: 12_000 }, scenes, 12, 17_000)).toEqual({ at: 0, since: 17_000 });
    expect(turned({ at: 9, since: 0 }, scenes, 12, 1_000).at).toBe(1);
    expect(turned({ at: 0, since: 50_000 }, scenes, 12, 10).at).toBe(1);
  });
});

it('fits as many lines as can be read', () => {
  expect(linesFor(1920, 1080)).toBe(8);
  expect(linesFor(1080, 1920)).toBe(14);
  expect(linesFor(1280, 800)).toBe(7);
  expect(linesFor(800, 480)).toBe(4);
});

// Dragging on the timeline: what is drawn, what snaps, what clashes.
import { describe, expect, it } from 'vitest';
import type { Room } from '../api/types';
import { MINUTE, dayIn } from '../time/zone';
import { GRID, changesPlace, clashOf, dragTo, fromNow, roomySlot, startCreate, startMove, startResize } from './drag';
import { type Block, type RoomRow, rowOf } from './rows';

const DATE = '2026-11-24';
const ZONE = 'Asia/Shanghai';
const START = dayIn(DATE, ZONE).start;

function room(id: string): Room {
  return { id, code: id, name: id, capacity: 8, features: [], bookingMode: 'open', timeZone: ZONE, placePath: ['Campus'], inService: true };
}

function block(id: string, roomId: string, from: number, until: number): Block {
  return { id, meetingId: `m-${id}`, seriesId: null, roomId, from: START + from * MINUTE, until: START + until * MINUTE, subject: id, organizer: null, state: 'confirmed', mine: true, pending: false };
}

const nine = block('nine', 'peony', 540, 600);
const noon = block('noon', 'peony', 720, 780);
const peony: RoomRow = rowOf(room('peony'), DATE, () => [nine, noon]);
const lotus: RoomRow = rowOf(room('lotus'), DATE, () => [block('other', 'lotus', 540, 570)]);

function minutes(place: { from: number; until: number }): [number, number] {
  return [(place.from - START) / MINUTE, (place.until - START) / MINUTE];
}

describe('drawing', () => {
  it('goes both ways and covers the quarter it began in', () => {
    const drag = startCreate({ row: peony, minute: 617 });
    expect(minutes(drag.place)).toEqual([615, 630]);
    expect(minutes(dragTo(drag, { row: peony, minute: 661 }).place)).toEqual([615, 675]);
    expect(minutes(dragTo(drag, { row: peony, minute: 607 }).place)).toEqual([600, 630]);
  });

  it('stays in its room and in its day', () => {
    const drag = startCreate({ row: peony, minute: 1400 });
    const far = dragTo(drag, { row: lotus, minute: 5000 });
    expect(far.place.roomId).toBe('peony');
    expect(minutes(far.place)).toEqual([1395, 1440]);
    expect(minutes(dragTo(drag, { row: peony, minute: -80 }).place)[0]).toBe(0);
  });

  it('says with what it clashes, and that touching is no clash', () => {
    const drag = startCreate({ row: peony, minute: 605 });
    expect(clashOf(dragTo(drag, { row: peony, minute: 719 }))).toBeNull();
    expect(clashOf(dragTo(drag, { row: peony, minute: 721 }))?.id).toBe('noon');
  });
});

describe('moving', () => {
  it('keeps the length and the grip, snaps, and may change the room', () => {
    const drag = startMove({ row: peony, minute: 550 }, nine);
    const next = dragTo(drag, { row: lotus, minute: 640 });
    expect(next.place.roomId).toBe('lotus');
    expect(minutes(next.place)).toEqual([630, 690]);
    expect(changesPlace(next)).toBe(true);
  });

  it('back to where it was changes nothing', () => {
    const drag = startMove({ row: peony, minute: 550 }, nine);
    expect(changesPlace(dragTo(drag, { row: peony, minute: 553 }))).toBe(false);
  });

  it('does not clash with itself, but with others', () => {
    const drag = startMove({ row: peony, minute: 550 }, nine);
    expect(clashOf(dragTo(drag, { row: peony, minute: 565 }))).toBeNull();
    expect(clashOf(dragTo(drag, { row: lotus, minute: 550 }))?.id).toBe('other');
  });

  it('never leaves the day', () => {
    const drag = startMove({ row: peony, minute: 550 }, nine);
    expect(minutes(dragTo(drag, { row: peony, minute: 9000 }).place)).toEqual([1380, 1440]);
    expect(minutes(dragTo(drag, { row: peony, minute: -9000 }).place)).toEqual([0, 60]);
  });
});

describe('resizing', () => {
  it('keeps a least length at either edge', () => {
    expect(minutes(dragTo(startResize(peony, nine, 'until'), { row: peony, minute: 500 }).place)).toEqual([540, 540 + GRID]);
    expect(minutes(dragTo(startResize(peony, nine, 'from'), { row: peony, minute: 900 }).place)).toEqual([600 - GRID, 600]);
    expect(minutes(dragTo(startResize(peony, nine, 'until'), { row: peony, minute: 652 }).place)).toEqual([540, 645]);
  });
});

describe('a click', () => {
  it('offers half an hour, less where there is less, nothing within a booking', () => {
    expect(minutes(roomySlot({ row: peony, minute: 602 }, 30) ?? { from: 0, until: 0 })).toEqual([600, 630]);
    expect(minutes(roomySlot({ row: peony, minute: 710 }, 30) ?? { from: 0, until: 0 })).toEqual([705, 720]);
    expect(roomySlot({ row: peony, minute: 560 }, 30)).toBeNull();
  });

  it('in the running quarter begins at the next whole minute', () => {
    const slot = { from: START + 600 * MINUTE, until: START + 630 * MINUTE };
    expect(minutes(fromNow(slot, START + 607 * MINUTE + 20_000))).toEqual([608, 630]);
    expect(fromNow(slot, START + 600 * MINUTE)).toBe(slot);
    expect(fromNow(slot, START + 700 * MINUTE)).toBe(slot);
  });
});

// What rooms of a plan are doing, and which time is meant, without a screen.
import { describe, expect, it } from 'vitest';
import type { Room } from '../../lib/api/types';
import type { Shut } from '../../lib/time/shut';
import type { Block } from '../../lib/timeline/rows';
import { minuteIn, roomThen } from './plan';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-02T10:00:00Z');
const room = { id: 'r', name: 'Peony', inService: true } as Room;

function block(from: number, until: number, state: Block['state'] = 'confirmed'): Block {
  return { id: `${from}`, meetingId: `${from}`, seriesId: null, roomId: 'r', from: NOW + from * MINUTE, until: NOW + until * MINUTE, subject: null, organizer: null, state, mine: false, pending: false };
}

function open(blocks: Block[], shut: Shut[] = []): { blocks: Block[]; shut: Shut[] } {
  return { blocks, shut };
}

describe('a room', () => {
  it.each([
    ['free', null, [], false],
    ['free', 60, [block(60, 90)], false],
    ['soon', 10, [block(10, 90)], false],
    ['busy', 30, [block(-30, 30)], false],
    ['busy', 60, [block(-30, 30), block(30, 60)], false],
    ['wanted', 30, [block(-30, 30)], true],
    ['busy', 30, [block(-30, 30, 'running')], true],
    ['free', null, [block(-30, 30, 'ended')], true],
    ['busy', 30, [block(-30, 30, 'requested')], true],
  ] as const)('is %s until %s', (state, until, blocks, needsCheckIn) => {
    const then = roomThen(room, open([...blocks]), needsCheckIn, NOW, true);
    expect(then.state).toBe(state);
    expect(then.until).toBe(until === null ? null : NOW + until * MINUTE);
  });

  it('waits for nobody at another time than now', () => {
    expect(roomThen(room, open([block(-30, 30)]), true, NOW, false).state).toBe('busy');
  });

  it.each([
    ['closed', 120, [], [-60, 120]],
    ['closed', null, [], [-60, null]],
    ['closed', 120, [block(60, 90)], [0, 120]],
    ['busy', 30, [block(-30, 30)], [-60, 120]],
    ['free', 120, [], [120, 600]],
    ['free', 60, [block(60, 90)], [120, 600]],
    ['free', null, [], [-60, 0]],
  ] as const)('is %s until %s within its hours', (state, until, blocks, [from, opens]) => {
    const shut = { from: NOW + from * MINUTE, until: opens === null ? null : NOW + opens * MINUTE };
    const then = roomThen(room, open([...blocks], [shut]), false, NOW, true);
    expect(then.state).toBe(state);
    expect(then.until).toBe(until === null ? null : NOW + until * MINUTE);
  });

  it('that is out of service is closed, whatever is booked', () => {
    expect(roomThen({ ...room, inService: false }, open([block(-30, 30)]), true, NOW, true)).toEqual({ state: 'closed', until: null, current: null, next: null });
  });
});

it('times of addresses are read, and nothing else', () => {
  expect(['15:00', '9:05', '24:00', 'x', null].map(minuteIn)).toEqual([900, 545, null, null, null]);
});

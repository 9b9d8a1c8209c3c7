// What keys mean on the grid.
import { describe, expect, it } from 'vitest';
import { type Cursor, type Key, type Mode, intentOf } from './keyboard';

const BOUNDS = { rooms: 5, dayMinutes: 1440, edges: [540, 600, 720, 780] };
const AT: Cursor = { room: 2, minute: 600, minutes: 30 };

function press(key: string, more: Partial<Key> = {}, mode: Mode = 'walk', at: Cursor = AT) {
  return intentOf(at, { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, BOUNDS, mode);
}

function cursor(...given: Parameters<typeof press>): Cursor | null {
  const intent = press(...given);
  return intent?.kind === 'cursor' ? intent.cursor : null;
}

describe('walking', () => {
  it.each([
    ['ArrowRight', {}, { room: 2, minute: 615 }],
    ['ArrowLeft', {}, { room: 2, minute: 585 }],
    ['ArrowDown', {}, { room: 3, minute: 600 }],
    ['ArrowUp', {}, { room: 1, minute: 600 }],
    ['PageDown', {}, { room: 4, minute: 600 }],
    ['PageUp', {}, { room: 0, minute: 600 }],
    ['Home', {}, { room: 2, minute: 0 }],
    ['End', {}, { room: 2, minute: 1425 }],
    ['End', { ctrlKey: true }, { room: 4, minute: 600 }],
    ['ArrowRight', { ctrlKey: true }, { room: 2, minute: 720 }],
    ['ArrowLeft', { ctrlKey: true }, { room: 2, minute: 540 }],
  ])('%s %o', (key, more, expected) => expect(cursor(key, more)).toMatchObject(expected));

  it('from an odd minute reaches the grid', () => {
    expect(cursor('ArrowRight', {}, 'walk', { ...AT, minute: 608 })?.minute).toBe(615);
    expect(cursor('ArrowLeft', {}, 'walk', { ...AT, minute: 608 })?.minute).toBe(600);
  });

  it('with Shift changes the length, down to one step', () => {
    expect(cursor('ArrowRight', { shiftKey: true })?.minutes).toBe(45);
    expect(cursor('ArrowLeft', { shiftKey: true }, 'walk', { ...AT, minutes: 15 })?.minutes).toBe(15);
  });
});

describe('acting', () => {
  it.each([
    ['Enter', { kind: 'open' }],
    [' ', { kind: 'open' }],
    ['m', { kind: 'mode', mode: 'move' }],
    ['R', { kind: 'mode', mode: 'resize' }],
    ['Delete', { kind: 'remove' }],
    ['Escape', { kind: 'escape' }],
  ])('%s', (key, intent) => expect(press(key)).toEqual(intent));

  it('leaves keys of the browser and the page alone', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('n')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});

describe('carrying', () => {
  const carried: Cursor = { room: 2, minute: 600, minutes: 60 };
  it('moves along and across, keeping the length within the day', () => {
    expect(cursor('ArrowRight', {}, 'move', carried)).toEqual({ room: 2, minute: 615, minutes: 60 });
    expect(cursor('ArrowUp', {}, 'move', carried)).toEqual({ room: 1, minute: 600, minutes: 60 });
    expect(cursor('ArrowRight', {}, 'move', { ...carried, minute: 1380 })?.minute).toBe(1380);
  });
  it('resizes only along', () => {
    expect(cursor('ArrowRight', {}, 'resize', carried)?.minutes).toBe(75);
    expect(cursor('ArrowLeft', {}, 'resize', { ...carried, minutes: 15 })?.minutes).toBe(15);
    expect(press('ArrowUp', {}, 'resize', carried)).toBeNull();
  });
  it('ends with Enter or Escape, and does nothing else meanwhile', () => {
    expect(press('Enter', {}, 'move', carried)).toEqual({ kind: 'drop' });
    expect(press('Escape', {}, 'move', carried)).toEqual({ kind: 'escape' });
    expect(press('Delete', {}, 'move', carried)).toBeNull();
  });
});

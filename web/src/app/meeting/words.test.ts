// When a meeting says what becomes of its rooms if nobody checks in.
import { expect, test } from 'vitest';
import type { Meeting } from '../../lib/api/types';
import { releaseWords } from './words';

const NOW = Date.parse('2026-11-24T10:10:00Z');

function meeting(more: Partial<Meeting>): Meeting {
  return { state: 'confirmed', timeZone: 'Europe/Lisbon', actions: ['checkIn'], ...more } as Meeting;
}

test('says what becomes of the room only to those who can do something about it, and in time', () => {
  expect(releaseWords(meeting({ releaseAt: '2026-11-24T10:15:00Z' }), NOW)).not.toBe('');
  expect(releaseWords(meeting({ releaseAt: '2026-11-24T10:15:00Z', actions: [] }), NOW)).toBe('');
  expect(releaseWords(meeting({}), NOW)).toBe('');
  expect(releaseWords(meeting({ state: 'released', undoUntil: '2026-11-24T10:11:00Z' }), NOW)).not.toBe('');
  expect(releaseWords(meeting({ state: 'released', undoUntil: '2026-11-24T10:10:00Z' }), NOW)).toBe('');
});

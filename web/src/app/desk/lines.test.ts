// How a meeting stands at the front desk, and what is found there.
import { describe, expect, it } from 'vitest';
import type { DeskLine } from '../../lib/api/desk';
import { guestsFirst, headCount, isOpen, matches, standingOf } from './lines';

const NOW = Date.parse('2026-03-02T10:10:00Z');

function line(meeting: Partial<DeskLine['meeting']>, people: DeskLine['people'] = []): DeskLine {
  return {
    department: 'Sales',
    people,
    meeting: { id: 'm', subject: 'Plans', start: '2026-03-02T10:00:00Z', end: '2026-03-02T11:00:00Z', timeZone: 'UTC', state: 'confirmed', organizer: { id: 'p', name: 'Alice' }, holds: [], attendees: [], actions: [], private: false, version: 1, ...meeting } as DeskLine['meeting'],
  };
}

const guest = { email: 'eve@acme.example', mark: 'expected', walkIn: false };
const alice = { person: { id: 'p', name: 'Alice' }, mark: 'onTime', walkIn: false };

describe('how a meeting stands', () => {
  it.each([
    ['coming', { start: '2026-03-02T10:30:00Z' }],
    ['running', {}],
    ['late', { releaseAt: '2026-03-02T10:15:00Z' }],
    ['running', { state: 'running' as const }],
    ['released', { state: 'released' as const }],
    ['requested', { state: 'requested' as const }],
    ['over', { state: 'ended' as const }],
    ['over', { end: '2026-03-02T10:10:00Z' }],
  ])('is %s', (standing, meeting) => {
    expect(standingOf(line(meeting), NOW)).toBe(standing);
  });

  it('leaves what is over out', () => {
    expect(isOpen(line({ state: 'ended' }), NOW)).toBe(false);
    expect(isOpen(line({ state: 'released' }), NOW)).toBe(true);
  });
});

describe('what the desk looks for', () => {
  it('is found in names, firms, departments and rooms', () => {
    const one = line({}, [alice, guest]);
    for (const query of ['', 'plans', 'ali', 'acme', 'sales', 'peony', 'eve peony']) expect(matches(one, 'Peony', query), query).toBe(true);
    expect(matches(one, 'Peony', 'rose')).toBe(false);
  });

  it('counts heads and names guests first', () => {
    const one = line({}, [alice, guest]);
    expect(headCount(one)).toBe(2);
    expect(headCount(line({ people: 7 }, [alice]))).toBe(7);
    expect(guestsFirst(one.people)).toEqual([guest, alice]);
  });
});

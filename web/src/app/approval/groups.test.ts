// Which requests are one question, and what a yes to them declines.
import { describe, expect, it } from 'vitest';
import type { Approval } from '../../lib/api/types';
import { grouped, outdone } from './groups';

function request(id: string, start: string, meeting: Partial<Approval['meeting']> = {}, rivals: string[] = []): Approval {
  return { id, start, step: 1, stepName: null, rivals, meeting: { id: `m-${id}`, seriesId: null, proposal: null, ...meeting } } as unknown as Approval;
}

describe('requests', () => {
  it('of one series are one question, its dates in order', () => {
    const groups = grouped([request('b', '2026-12-09T10:00:00Z', { seriesId: 's' }), request('x', '2026-12-01T10:00:00Z'), request('a', '2026-12-02T10:00:00Z', { seriesId: 's' })]);
    expect(groups.map(({ requests }) => requests.map(({ id }) => id))).toEqual([['a', 'b'], ['x']]);
  });

  it('for the change of one date stand apart', () => {
    const proposal = { start: '2026-12-02T11:00:00Z', end: '2026-12-02T12:00:00Z', roomIds: [] };
    const groups = grouped([request('a', '2026-12-02T10:00:00Z', { seriesId: 's' }), request('b', '2026-12-09T10:00:00Z', { seriesId: 's', proposal })]);
    expect(groups).toHaveLength(2);
  });

  it('decline their rivals, each named once, but not one another', () => {
    const both = [request('a', '', {}, ['m-b', 'm-c']), request('b', '', {}, ['m-a', 'm-c'])];
    expect(outdone(both)).toEqual(['m-c']);
  });
});

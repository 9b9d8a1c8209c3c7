// Addresses and what they mean.
import { beforeAll, describe, expect, it, vi } from 'vitest';

let routeOf: typeof import('./router.svelte').routeOf;

beforeAll(async () => {
  vi.stubGlobal('location', { href: 'http://here/', origin: 'http://here' });
  ({ routeOf } = await import('./router.svelte'));
});

function at(path: string): unknown {
  return routeOf(new URL(path, 'http://here'));
}

describe('an address', () => {
  it.each([
    ['/', { page: 'today' }],
    ['/day/2026-11-24', { page: 'day', date: '2026-11-24' }],
    ['/day/2026-11-24/', { page: 'day', date: '2026-11-24' }],
    ['/day/2026-13-45', { page: 'missing' }],
    ['/calendar?view=month&date=2026-11-01', { page: 'calendar', view: 'month', date: '2026-11-01' }],
    ['/calendar?date=tomorrow', { page: 'calendar', view: 'week', date: null }],
    ['/approvals', { page: 'approvals' }],
    ['/meetings/m1', { page: 'meeting', id: 'm1' }],
    ['/meetings/m1/edit', { page: 'edit', id: 'm1' }],
    ['/meetings/m1/burn', { page: 'missing' }],
    ['/rooms/r1', { page: 'room', id: 'r1' }],
    ['/manage', { page: 'manage', part: 'places' }],
    ['/manage/rules/p1', { page: 'manage', part: 'rules', id: 'p1' }],
    ['/rooms/%E0%A4%A', { page: 'missing' }],
    ['/manage/everything', { page: 'missing' }],
  ])('%s is %o', (path, meant) => {
    expect(at(path)).toMatchObject(meant);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example'])('never leads from sign-in to %s', (next) => {
    expect(at(`/sign-in?next=${encodeURIComponent(next)}`)).toEqual({ page: 'sign-in', next: '/' });
  });
});

// Addresses of the app: the day view, sign-in, and the first administrator's
// welcome. Small enough to be written out.
import { isDate } from '../lib/time/zone';

export type Route =
  | { page: 'day'; date: string | null; search: URLSearchParams }
  | { page: 'sign-in'; next: string }
  | { page: 'welcome'; token: string }
  | { page: 'missing' };

export function routeOf(url: URL): Route {
  const path = url.pathname.replace(/\/+$/, '') || '/';
  if (path === '/' || path === '/app.html') return { page: 'day', date: null, search: url.searchParams };
  if (path === '/sign-in') {
    const next = url.searchParams.get('next') ?? '/';
    // Only our own paths: an open redirect would lend our name to any site.
    return { page: 'sign-in', next: /^\/(?![/\\])/.test(next) ? next : '/' };
  }
  if (path === '/welcome') return { page: 'welcome', token: new URLSearchParams(url.hash.slice(1)).get('token') ?? '' };
  const day = /^\/day\/([^/]+)$/.exec(path)?.[1];
  if (day && isDate(day)) return { page: 'day', date: day, search: url.searchParams };
  return { page: 'missing' };
}

let current = $state.raw<Route>(routeOf(new URL(location.href)));

export function route(): Route {
  return current;
}

export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  const url = new URL(path, location.origin);
  if (url.href === location.href) return;
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  current = routeOf(url);
}

export function followHistory(): void {
  window.addEventListener('popstate', () => (current = routeOf(new URL(location.href))));
  window.addEventListener('hashchange', () => (current = routeOf(new URL(location.href))));
}

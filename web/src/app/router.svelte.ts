// Addresses of the app, and the history. Small enough to be written out: a
// route is a value, and a page is told its own kind of route.
import { isDate } from '../lib/time/zone';

const MANAGED = ['places', 'rules', 'calendars', 'types', 'flows', 'people', 'units', 'groups', 'roles', 'rights', 'no-shows', 'closures', 'panels', 'keys', 'templates', 'deliveries', 'imports', 'audit'] as const;
export type Managed = (typeof MANAGED)[number];

export type Route =
  | { page: 'today' }
  | { page: 'day'; date: string | null; search: URLSearchParams }
  | { page: 'calendar'; view: 'week' | 'month'; date: string | null }
  | { page: 'find' }
  | { page: 'inbox' }
  | { page: 'approvals' }
  | { page: 'check-in'; token: string }
  | { page: 'tasks' }
  | { page: 'closings' }
  | { page: 'desk' }
  | { page: 'compose'; search: URLSearchParams }
  | { page: 'meeting'; id: string }
  | { page: 'edit'; id: string }
  | { page: 'room'; id: string; view: 'week' | 'month'; date: string | null }
  | { page: 'plan'; id: string | null; search: URLSearchParams }
  | { page: 'profile' }
  | { page: 'manage'; part: Managed; id: string | null }
  | { page: 'sign-in'; next: string }
  | { page: 'welcome'; token: string; invited: boolean }
  | { page: 'missing' };

/** Pages inside the shell: those that only a known person sees. */
export type Inner = Exclude<Route, { page: 'sign-in' | 'welcome' }>;

function dateIn(search: URLSearchParams): string | null {
  const date = search.get('date');
  return date !== null && isDate(date) ? date : null;
}

function viewIn(search: URLSearchParams): 'week' | 'month' {
  return search.get('view') === 'month' ? 'month' : 'week';
}

function plainRoute(path: string, url: URL): Route | null {
  const search = url.searchParams;
  switch (path) {
    case '/':
    case '/app.html':
      return { page: 'today' };
    case '/day':
      return { page: 'day', date: null, search };
    case '/calendar':
      return { page: 'calendar', view: viewIn(search), date: dateIn(search) };
    case '/find':
      return { page: 'find' };
    case '/inbox':
      return { page: 'inbox' };
    case '/approvals':
      return { page: 'approvals' };
    case '/check-in':
      return { page: 'check-in', token: search.get('t') ?? '' };
    case '/tasks':
      return { page: 'tasks' };
    case '/desk':
      return { page: 'desk' };
    case '/closings':
      return { page: 'closings' };
    case '/new':
      return { page: 'compose', search };
    case '/profile':
      return { page: 'profile' };
    case '/manage':
      return { page: 'manage', part: 'places', id: null };
    case '/sign-in': {
      const next = search.get('next') ?? '/';
      // Only our own paths: an open redirect would lend our name to any site.
      return { page: 'sign-in', next: /^\/(?![/\\])/.test(next) ? next : '/' };
    }
    case '/welcome': {
      const hash = new URLSearchParams(url.hash.slice(1));
      const invited = hash.get('invited');
      return { page: 'welcome', token: invited ?? hash.get('token') ?? '', invited: invited !== null };
    }
    default:
      return null;
  }
}

function stepsOf(path: string): string[] {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    // Half an escape sequence names nothing.
    return [];
  }
}

export function routeOf(url: URL): Route {
  const path = url.pathname.replace(/\/+$/, '') || '/';
  const plain = plainRoute(path, url);
  if (plain) return plain;
  const [, first = '', second = '', third = ''] = stepsOf(path);
  if (first === 'plan' && !third) return { page: 'plan', id: second || null, search: url.searchParams };
  if (first === 'day' && isDate(second) && !third) return { page: 'day', date: second, search: url.searchParams };
  if (first === 'meetings' && second) {
    if (!third) return { page: 'meeting', id: second };
    if (third === 'edit') return { page: 'edit', id: second };
  }
  if (first === 'rooms' && second && !third) return { page: 'room', id: second, view: viewIn(url.searchParams), date: dateIn(url.searchParams) };
  if (first === 'manage' && (MANAGED as readonly string[]).includes(second)) return { page: 'manage', part: second as Managed, id: third || null };
  return { page: 'missing' };
}

let current = $state.raw<Route>(routeOf(new URL(location.href)));
/** How many of our own pages lie behind this one in the history. */
let depth = 0;
const anything = (): boolean => true;
let mayLeave = anything;

/** While something on the page is not saved: asks before it is left, until what is returned is called. */
export function askBeforeLeaving(ask: () => boolean): () => void {
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  mayLeave = ask;
  window.addEventListener('beforeunload', warn);
  return () => {
    mayLeave = anything;
    window.removeEventListener('beforeunload', warn);
  };
}

export function route(): Route {
  return current;
}

export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  const url = new URL(path, location.origin);
  if (url.href === location.href || !mayLeave()) return;
  if (how === 'push') {
    depth++;
    history.pushState({ depth }, '', url);
  } else history.replaceState({ depth }, '', url);
  current = routeOf(url);
}

/** Back to where the person came from; to `otherwise` when they came from outside. */
export function back(otherwise: string): void {
  if (depth > 0) history.back();
  else go(otherwise, 'replace');
}

export function followHistory(): void {
  let stays = false;
  window.addEventListener('popstate', (event) => {
    const to = Number((event.state as { depth?: number } | null)?.depth ?? 0);
    // The browser is there already: whoever stays is brought back.
    if (stays) stays = false;
    else if (to !== depth && !mayLeave()) {
      stays = true;
      history.go(depth - to);
    } else {
      depth = to;
      current = routeOf(new URL(location.href));
    }
  });
  window.addEventListener('hashchange', () => (current = routeOf(new URL(location.href))));
}

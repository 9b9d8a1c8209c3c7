// The pages behind the addresses, each fetched when it is first wanted. What a
// link under the pointer leads to is fetched ahead of the click.
import type { Component } from 'svelte';
import { type Part, needTexts } from '../lib/i18n/fluent.svelte';
import { type Inner, routeOf } from './router.svelte';

type Named<P extends Inner['page']> = Extract<Inner, { page: P }>;
/** A page that takes nothing from its address need not ask for it. */
type Page<P extends Inner['page']> = Component<{ here: Named<P> }> | Component;
type Fetched<P extends Inner['page']> = () => Promise<{ default: Page<P> }>;

/** A page together with the words that only it and its like need. */
async function withTexts<T>(page: Promise<T>, ...parts: Part[]): Promise<T> {
  const [fetched] = await Promise.all([page, needTexts(...parts)]);
  return fetched;
}

const PAGES: { [P in Exclude<Inner['page'], 'missing'>]: Fetched<P> } = {
  today: () => withTexts(import('./meeting/Today.svelte'), 'ask'),
  day: () => import('./meeting/Day.svelte'),
  calendar: () => import('./meeting/Calendar.svelte'),
  inbox: () => withTexts(import('./person/Inbox.svelte'), 'ask'),
  approvals: async () => (await import('./seldom')).approvals(),
  tasks: async () => (await import('./seldom')).tasks(),
  desk: async () => (await import('./seldom')).desk(),
  closings: async () => (await import('./seldom')).closings(),
  find: () => withTexts(import('./meeting/Find.svelte'), 'ask'),
  'check-in': async () => (await import('./seldom')).checkIn(),
  compose: () => withTexts(import('./meeting/Compose.svelte'), 'form', 'ask'),
  meeting: () => withTexts(import('./meeting/Meeting.svelte'), 'form', 'ask'),
  edit: () => withTexts(import('./meeting/Edit.svelte'), 'form'),
  plan: () => withTexts(import('./place/Plan.svelte'), 'plan'),
  room: () => withTexts(import('./place/Room.svelte'), 'manage', 'plan'),
  profile: () => withTexts(import('./person/Profile.svelte'), 'self'),
  manage: () => withTexts(import('./Manage.svelte'), 'manage', 'form', 'self'),
};

/** A page that can be drawn for any route; only its own kind is ever handed to it. */
export type AnyPage = Component<{ here: Inner }>;

const fetched = new Map<string, AnyPage>();

/** The page when it is here already. */
export function pageAtHand(name: Inner['page']): AnyPage | null {
  return fetched.get(name) ?? null;
}

export async function fetchPage(name: Exclude<Inner['page'], 'missing'>): Promise<AnyPage> {
  const { default: page } = await PAGES[name]();
  fetched.set(name, page as unknown as AnyPage);
  return page as unknown as AnyPage;
}

/** Fetches what a link under the pointer leads to, so that the click finds it here. */
export function prepareLink(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link && link.origin === location.origin) prepare(link.href);
}

/** Fetches the page at an address before it is shown. */
export function prepare(address: string): void {
  const { page } = routeOf(new URL(address));
  if (page === 'sign-in' || page === 'welcome' || page === 'missing' || fetched.has(page)) return;
  // A failure shows itself at the click, where something can be said about it.
  fetchPage(page).catch(() => undefined);
}

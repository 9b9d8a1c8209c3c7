// Who is signed in, and their settings: language and theme. The language is
// kept with the person on the server, the theme only in this browser.
import * as api from '../../lib/api/client';
import { Refused, isAway } from '../../lib/api/client';
import type { Me, Profile } from '../../lib/api/types';
import { type Language, fitting, isLanguage, useLanguage } from '../../lib/i18n/fluent.svelte';
import { forgetAll, keepThing, recallThing } from '../../lib/api/shelf';
import { shownFrom } from '../connection.svelte';

export type Theme = 'system' | 'light' | 'dark';

/** On the shelf: who was here last. */
const SELF = 'me';

let me = $state.raw<Me | null>(null);
/** The server has said who is here, or could not. What was remembered may be out of date until then. */
let heard = $state(false);
let theme = $state<Theme>('system');

export function whoIsHere(): Me | null {
  return me;
}

export function hasHeard(): boolean {
  return heard;
}

/** Whether the person may do this somewhere. What is shown by it is asked again where it is done. */
export function may(permission: string): boolean {
  return me?.permissions.includes(permission) ?? false;
}

/** Whether the person may do this wherever it is, as what belongs to no single place asks for. */
export function mayEverywhere(permission: string): boolean {
  return me?.held.some(({ scope, permissions }) => scope.kind === 'all' && permissions.includes(permission)) ?? false;
}

/** The places within which the person may do this, each with all below it. */
export function placesOf(permission: string): readonly string[] {
  return (me?.held ?? []).flatMap(({ scope, permissions }) => (scope.kind === 'place' && scope.id && permissions.includes(permission) ? [scope.id] : []));
}

/** The person changed their own profile. */
export function becomes(person: Profile): void {
  if (me) me = { ...me, person };
}

export function chosenTheme(): Theme {
  return theme;
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

export function recall(key: string): string | null {
  return stored(key);
}

export function chooseTheme(next: Theme): void {
  theme = next;
  store('theme', next === 'system' ? null : next);
  const root = document.documentElement;
  if (next === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', next);
}

/** Before anybody is known: the language used here last, else what the browser asks for. */
export async function prepareLanguage(): Promise<void> {
  const remembered = stored('language');
  const tag = isLanguage(remembered) ? remembered : fitting(navigator.languages);
  api.speak(tag);
  await useLanguage(tag);
  const wanted = stored('theme');
  if (wanted === 'light' || wanted === 'dark') theme = wanted;
}

export async function chooseLanguage(tag: Language): Promise<void> {
  store('language', tag);
  api.speak(tag);
  await useLanguage(tag);
  if (me && me.person.language !== tag) {
    const person = await api.changeMe({ language: tag }).catch(() => null);
    if (person && me) me = { ...me, person };
  }
}

/** Asks the server who is here. False when nobody is signed in. */
export async function recognise(): Promise<boolean> {
  const answer = api.me();
  // It is waited for below; what was remembered is shown meanwhile.
  answer.catch(() => undefined);
  const kept = await recallThing<Me>(SELF);
  me ??= kept?.value ?? null;
  try {
    const now = await answer;
    // Somebody else sits here now.
    if (me && me.person.id !== now.person.id) await forgetAll();
    me = now;
    heard = true;
    void keepThing(SELF, me);
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) {
      me = null;
      heard = false;
      await forgetAll();
      return false;
    }
    heard = true;
    if (!kept || !isAway(error)) throw error;
    shownFrom(kept.at);
    return true;
  }
  const wanted = me.person.language;
  // A language chosen in this browser goes before the one in the profile.
  if (stored('language') === null && isLanguage(wanted)) {
    api.speak(wanted);
    await useLanguage(wanted);
  }
  return true;
}

export async function leave(): Promise<void> {
  await api.signOut().catch(() => undefined);
  me = null;
  heard = false;
  await forgetAll();
}

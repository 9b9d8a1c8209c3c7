// Texts in the chosen language. Only that language's catalogue is fetched.
import { FluentBundle, FluentResource, type Message } from '@fluent/bundle';
import type { MessageId, Messages } from './ids';

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language calls itself by its own name, whatever is chosen. */
export const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

const catalogues: Record<Language, () => Promise<{ default: string }>> = {
  'zh-CN': () => import('virtual:locale/zh-CN'),
  'zh-TW': () => import('virtual:locale/zh-TW'),
  en: () => import('virtual:locale/en'),
};

/** Texts that only some pages need, fetched with the first of them. */
export type Part = 'manage' | 'form' | 'self' | 'ask' | 'audit' | 'agenda' | 'why' | 'plan';
const parts: Record<Part, Record<Language, () => Promise<{ default: string }>>> = {
  manage: {
    'zh-CN': () => import('virtual:locale/zh-CN/manage'),
    'zh-TW': () => import('virtual:locale/zh-TW/manage'),
    en: () => import('virtual:locale/en/manage'),
  },
  form: {
    'zh-CN': () => import('virtual:locale/zh-CN/form'),
    'zh-TW': () => import('virtual:locale/zh-TW/form'),
    en: () => import('virtual:locale/en/form'),
  },
  self: {
    'zh-CN': () => import('virtual:locale/zh-CN/self'),
    'zh-TW': () => import('virtual:locale/zh-TW/self'),
    en: () => import('virtual:locale/en/self'),
  },
  ask: {
    'zh-CN': () => import('virtual:locale/zh-CN/ask'),
    'zh-TW': () => import('virtual:locale/zh-TW/ask'),
    en: () => import('virtual:locale/en/ask'),
  },
  audit: {
    'zh-CN': () => import('virtual:locale/zh-CN/audit'),
    'zh-TW': () => import('virtual:locale/zh-TW/audit'),
    en: () => import('virtual:locale/en/audit'),
  },
  agenda: {
    'zh-CN': () => import('virtual:locale/zh-CN/agenda'),
    'zh-TW': () => import('virtual:locale/zh-TW/agenda'),
    en: () => import('virtual:locale/en/agenda'),
  },
  why: {
    'zh-CN': () => import('virtual:locale/zh-CN/why'),
    'zh-TW': () => import('virtual:locale/zh-TW/why'),
    en: () => import('virtual:locale/en/why'),
  },
  plan: {
    'zh-CN': () => import('virtual:locale/zh-CN/plan'),
    'zh-TW': () => import('virtual:locale/zh-TW/plan'),
    en: () => import('virtual:locale/en/plan'),
  },
};
const needed = new Set<Part>();

const state = $state<{ language: Language }>({ language: 'en' });
/** What is shown once its texts are there. */
let chosen: Language = 'en';
let asked = 0;
let newest: Promise<void> = Promise.resolve();
// The bundle is replaced whole; making its inside reactive would only cost time.
let bundle = $state.raw<Texts | null>(null);

/** The language that fits best: `zh-Hant`, `zh-HK` and the like read traditional characters. */
export function fitting(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    if (/^zh\b.*(hant|tw|hk|mo)/.test(lower)) return 'zh-TW';
    if (lower.startsWith('zh')) return 'zh-CN';
    if (lower.startsWith('en')) return 'en';
  }
  return 'en';
}

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((tag) => tag === text);
}

/** A catalogue whose messages are read when they are first said: a page says few of them. */
export interface Texts {
  bundle: FluentBundle;
  unread: Map<string, string>;
}

export function textsOf(tag: Language, source: string): Texts {
  // Isolation marks would be read out and copied with names; our texts are never bidirectional.
  const made = new FluentBundle(tag, { useIsolating: false });
  const unread = source.split(/\n(?=ui-)/).map((entry): [string, string] => [entry.slice(0, entry.search(/[ =]/)), entry]);
  return { bundle: made, unread: new Map(unread) };
}

function patternOf(texts: Texts, id: string): Message['value'] {
  const entry = texts.unread.get(id);
  if (entry !== undefined) {
    texts.unread.delete(id);
    texts.bundle.addResource(new FluentResource(entry));
  }
  return texts.bundle.getMessage(id)?.value ?? null;
}

/** Texts come one after the other over the network, and not in the order they were asked for: what was asked for last counts. */
export function useLanguage(tag: Language): Promise<void> {
  chosen = tag;
  const mine = ++asked;
  const sought = Promise.all([catalogues[tag](), ...[...needed].map((part) => parts[part][tag]())]);
  const done = sought.then((sources) => {
    if (mine !== asked) return newest;
    bundle = textsOf(tag, sources.map(({ default: source }) => source).join('\n'));
    state.language = tag;
    document.documentElement.lang = tag;
  });
  newest = done;
  return done;
}

/** Resolves when the texts of a part are there, in this language and in each chosen later. */
export async function needTexts(...wanted: Part[]): Promise<void> {
  const fresh = wanted.filter((part) => !needed.has(part));
  if (fresh.length === 0) return;
  for (const part of fresh) needed.add(part);
  await useLanguage(chosen);
}

export function language(): Language {
  return state.language;
}

type Arguments<K extends MessageId> = Messages[K] extends never ? [] : [args: Messages[K]];

export function textIn(texts: Texts | null, id: string, args?: Record<string, string | number>): string {
  const pattern = texts && patternOf(texts, id);
  return pattern ? texts.bundle.formatPattern(pattern, args ?? null) : id;
}

export function t<K extends MessageId>(id: K, ...[args]: Arguments<K>): string {
  return textIn(bundle, id, args as Record<string, string | number> | undefined);
}

/** For ids made from data, such as feature names: the text, or what was given when there is none. */
export function known(id: string, otherwise: string): string {
  return bundle && patternOf(bundle, id) ? textIn(bundle, id) : otherwise;
}

/** Making a format takes milliseconds, using one takes none. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = state.language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(state.language, { timeZone: 'UTC', ...options })));
  return format;
}

/** A calendar date in words; dates have no zone, so UTC is only a carrier here. */
export function dateText(date: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(options).format(Date.parse(`${date}T00:00:00Z`));
}

/** Two calendar dates as one stretch, what they share said once: 'Nov 23 – 29, 2026'. */
export function rangeText(from: string, until: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(options).formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`));
}

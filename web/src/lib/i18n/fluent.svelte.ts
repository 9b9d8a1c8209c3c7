// Texts in the chosen language. Only that language's catalogue is fetched.
import { FluentBundle, FluentResource } from '@fluent/bundle';
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
export type Part = 'manage';
const parts: Record<Part, Record<Language, () => Promise<{ default: string }>>> = {
  manage: {
    'zh-CN': () => import('virtual:locale/zh-CN/manage'),
    'zh-TW': () => import('virtual:locale/zh-TW/manage'),
    en: () => import('virtual:locale/en/manage'),
  },
};
const needed = new Set<Part>();

const state = $state<{ language: Language }>({ language: 'en' });
// The bundle is replaced whole; making its inside reactive would only cost time.
let bundle = $state.raw<FluentBundle | null>(null);

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

export function bundleOf(tag: Language, source: string): FluentBundle {
  // Isolation marks would be read out and copied with names; our texts are never bidirectional.
  const made = new FluentBundle(tag, { useIsolating: false });
  made.addResource(new FluentResource(source));
  return made;
}

export async function useLanguage(tag: Language): Promise<void> {
  const sources = await Promise.all([catalogues[tag](), ...[...needed].map((part) => parts[part][tag]())]);
  bundle = bundleOf(tag, sources.map(({ default: source }) => source).join('\n'));
  state.language = tag;
  document.documentElement.lang = tag;
}

/** Resolves when the texts of a part are there, in this language and in each chosen later. */
export async function needTexts(part: Part): Promise<void> {
  if (needed.has(part)) return;
  needed.add(part);
  await useLanguage(state.language);
}

export function language(): Language {
  return state.language;
}

type Arguments<K extends MessageId> = Messages[K] extends never ? [] : [args: Messages[K]];

export function textIn(texts: FluentBundle | null, id: string, args?: Record<string, string | number>): string {
  const pattern = texts?.getMessage(id)?.value;
  return pattern && texts ? texts.formatPattern(pattern, args ?? null) : id;
}

export function t<K extends MessageId>(id: K, ...[args]: Arguments<K>): string {
  return textIn(bundle, id, args as Record<string, string | number> | undefined);
}

/** For ids made from data, such as feature names: the text, or what was given when there is none. */
export function known(id: string, otherwise: string): string {
  return bundle?.hasMessage(id) ? textIn(bundle, id) : otherwise;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(state.language, { timeZone: 'UTC', ...options });
}

/** A calendar date in words; dates have no zone, so UTC is only a carrier here. */
export function dateText(date: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(options).format(Date.parse(`${date}T00:00:00Z`));
}

/** Two calendar dates as one stretch, what they share said once: 'Nov 23 – 29, 2026'. */
export function rangeText(from: string, until: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(options).formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`));
}

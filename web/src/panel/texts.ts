// The few texts of a panel: `id = words with { $holes }`, no plurals, so that a
// weak tablet need not read a grammar.
import type { MessageId, Messages } from '../lib/i18n/ids';
import { speak } from './wire';

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type PanelId = Extract<MessageId, `ui-panel-${string}`>;

export const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

const catalogues: Record<Language, () => Promise<{ default: string }>> = {
  'zh-CN': () => import('virtual:locale/zh-CN/panel'),
  'zh-TW': () => import('virtual:locale/zh-TW/panel'),
  en: () => import('virtual:locale/en/panel'),
};

const state: { language: Language } = { language: 'en' };
let texts: Record<string, string> = {};
let second: { tag: Language | null; texts: Record<string, string> } = { tag: null, texts: {} };

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((tag) => tag === text);
}

/** The language of the device, as near as we have it. */
export function ofDevice(): Language {
  const kept = localStorage.getItem('panel-language');
  if (isLanguage(kept)) return kept;
  for (const tag of navigator.languages) {
    const lower = tag.toLowerCase();
    if (/^zh\b.*(hant|tw|hk|mo)/.test(lower)) return 'zh-TW';
    if (/^zh/.test(lower)) return 'zh-CN';
    if (/^en/.test(lower)) return 'en';
  }
  return 'en';
}

export function parsed(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of source.split(/\n(?=ui-)/)) {
    const cut = entry.indexOf(' = ');
    if (cut > 0) found[entry.slice(0, cut)] = entry.slice(cut + 3).trim();
  }
  return found;
}

export async function useLanguage(tag: Language): Promise<void> {
  if (state.language === tag && Object.keys(texts).length > 0) return;
  const source = await catalogues[tag]();
  texts = parsed(source.default);
  state.language = tag;
  document.documentElement.lang = tag;
  speak(tag);
  try {
    localStorage.setItem('panel-language', tag);
  } catch {
    // It is asked of the device again the next time.
  }
}

/** The language beside the first one; null for none. */
export async function useSecond(tag: Language | null): Promise<void> {
  if (second.tag === tag) return;
  second = { tag, texts: tag === null ? {} : parsed((await catalogues[tag]()).default) };
}

export function language(): Language {
  return state.language;
}

/** The text of a message with its holes filled. */
export function say<K extends PanelId>(id: K, ...[values]: Messages[K] extends never ? [] : [Messages[K]]): string {
  return filled(texts[id] ?? id, values);
}

/** The same, with the second language beside it where there is one. */
export function sayBoth<K extends PanelId>(id: K, ...[values]: Messages[K] extends never ? [] : [Messages[K]]): string {
  const first = filled(texts[id] ?? id, values);
  const other = saySecond(id, values);
  return other === '' || other === first ? first : `${first} · ${other}`;
}

/** In the second language alone; empty where there is none. */
export function saySecond(id: PanelId, values?: unknown): string {
  return second.tag === null || second.tag === state.language ? '' : filled(second.texts[id] ?? '', values);
}

function filled(text: string, values: unknown): string {
  const named = (values ?? {}) as Record<string, string | number>;
  return text.replace(/\{ ?\$(\w+) ?\}/g, (_, name: string) => String(named[name] ?? ''));
}

/** So far ahead a weekday says which day. */
const WEEK = 6 * 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${state.language} ${zone} ${JSON.stringify(options)}`;
  let known = formats.get(name);
  if (!known) {
    known = new Intl.DateTimeFormat(state.language, { ...options, timeZone: zone });
    formats.set(name, known);
  }
  return known;
}

/** Hours and minutes on the wall of the room. */
export function clockText(instant: number, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as Intl.DateTimeFormatOptions).format(instant);
}

/** The same, with the weekday where it is on another day than now, and with the date where that might be another week's. */
export function momentText(instant: number, now: number, zone: string): string {
  const day = (at: number): string => format(zone, { month: 'short', day: 'numeric' }).format(at);
  const clock = clockText(instant, zone);
  if (day(instant) === day(now)) return clock;
  return `${instant - now < WEEK ? format(zone, { weekday: 'short' }).format(instant) : day(instant)} ${clock}`;
}

export function dayText(instant: number, zone: string): string {
  return format(zone, { weekday: 'short', month: 'short', day: 'numeric' }).format(instant);
}

// The catalogues in use: plurals, choices, and which language fits whom.
import { describe, expect, it, vi } from 'vitest';
import en from 'virtual:locale/en';
import zhCN from 'virtual:locale/zh-CN';
import zhTW from 'virtual:locale/zh-TW';
import { fitting, language, needTexts, textIn, textsOf, useLanguage } from './fluent.svelte';

describe('texts', () => {
  const english = textsOf('en', en);
  it('know one from many', () => {
    expect(textIn(english, 'ui-room-count', { count: 1 })).toBe('1 room');
    expect(textIn(english, 'ui-room-count', { count: 39 })).toBe('39 rooms');
    expect(textIn(english, 'ui-booking-count', { count: 0 })).toBe('No bookings');
  });
  it('choose words in the middle of a sentence', () => {
    expect(textIn(english, 'ui-repeat-monthly-weekday', { week: -1, day: 'Monday' })).toBe('Every month on the last Monday');
    expect(textIn(textsOf('zh-CN', zhCN), 'ui-repeat-monthly-weekday', { week: 2, day: '星期二' })).toBe('每月第二个星期二');
    expect(textIn(textsOf('zh-TW', zhTW), 'ui-repeat-monthly-weekday', { week: 2, day: '星期二' })).toBe('每月第二個星期二');
  });
  it('show the name of a message that is missing', () => expect(textIn(english, 'ui-no-such')).toBe('ui-no-such'));
  it('carry nothing of the server', () => expect(en).not.toMatch(/^(error|mail|cli)-/m));
});

describe('the language that fits', () => {
  it.each([
    [['zh-Hant-HK', 'en'], 'zh-TW'],
    [['zh-TW'], 'zh-TW'],
    [['zh'], 'zh-CN'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['pt-PT', 'en-GB'], 'en'],
    [['pt-PT'], 'en'],
    [[], 'en'],
  ] as const)('%j reads %s', (wanted, tag) => expect(fitting(wanted)).toBe(tag));
});

it('the language asked for last counts, whichever texts come first', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
  const chinese = useLanguage('zh-CN');
  await Promise.all([chinese, needTexts('ask')]);
  expect(language()).toBe('zh-CN');
  await Promise.all([useLanguage('zh-TW'), useLanguage('en')]);
  expect(language()).toBe('en');
});

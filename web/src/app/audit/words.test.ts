// What the log says in words, in all three languages.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../lib/api/types';
import { LANGUAGES, needTexts, useLanguage } from '../../lib/i18n/fluent.svelte';
import { NOUNS, didText, fieldText, nounText, sentence, told, valueText } from './words';

const entry: Entry = {
  id: 7,
  at: '2026-11-24T10:12:00Z',
  kind: 'meeting.changed',
  subjectId: 'm1',
  personId: 'u1',
  person: 'Bruno',
  origin: 'web',
  details: {},
  masked: false,
  title: 'Review',
  changes: [
    { field: 'meeting', before: null, after: 'm1' },
    { field: 'state', before: 'requested', after: 'confirmed' },
  ],
};

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await useLanguage('en');
  await needTexts('audit');
});

describe('a line', () => {
  it('is a sentence', async () => {
    expect(sentence(entry)).toBe('Bruno changed the meeting “Review”');
    expect(sentence({ ...entry, kind: 'session.opened', title: 'Bruno' })).toBe('Bruno signed in');
    expect(sentence({ ...entry, kind: 'meeting.released', person: null, title: null })).toBe('The system released the room of the meeting');
    const hidden: Entry = { ...entry, masked: true, person: null, personId: null, title: null };
    expect(sentence(hidden)).toBe('Somebody changed the meeting');
    expect(sentence({ ...hidden, origin: 'timer' })).toBe('The system changed the meeting');
    await useLanguage('zh-TW');
    expect(sentence(entry)).toBe('Bruno 修改了會議「Review」');
    await useLanguage('en');
  });

  it('of a kind that nobody knows yet is told as it is named', () => {
    expect(didText('robot.danced')).toBe('robot.danced');
    expect(fieldText('place.mood')).toBe('mood');
  });

  it('tells what changed, not what it is about', () => {
    expect(told(entry).map(({ field }) => field)).toEqual(['state']);
    expect(valueText('requested', 'UTC')).toBe('Waiting for approval');
    expect(valueText({ from: '2026-11-24T13:00:00Z', until: '2026-11-24T14:00:00Z' }, 'UTC')).toBe('Nov 24, 2026 13:00–14:00');
    expect(valueText([{ room: 'r', active: false, span: { from: '2026-11-24T13:00:00Z', until: '2026-11-24T14:00:00Z' } }], 'UTC')).toBe('none');
    expect(valueText(null, 'UTC')).toBe('none');
  });
});

it('has a name for every sort of line in every language', async () => {
  for (const tag of LANGUAGES) {
    await useLanguage(tag);
    for (const noun of NOUNS) expect(nounText(noun)).not.toBe(noun);
  }
});

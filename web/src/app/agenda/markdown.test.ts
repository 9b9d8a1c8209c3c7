// Markdown of minutes: what is marked is told, and nothing is lost or becomes markup.
import { describe, expect, it } from 'vitest';
import { blocksOf, runsOf } from './markdown';

describe('blocksOf', () => {
  it('tells headings, lists, quotations and paragraphs apart', () => {
    const blocks = blocksOf('# 标题\n\nfirst\nline\n\n- one\n  1. two\n\n> said\n```\na **b**\n```');
    expect(blocks.map(({ kind, level, mark }) => [kind, level, mark])).toEqual([
      ['heading', 1, ''],
      ['paragraph', 0, ''],
      ['item', 0, '•'],
      ['item', 1, '1.'],
      ['quote', 0, ''],
      ['code', 0, ''],
    ]);
    expect(blocks[1]?.runs.map(({ text }) => text).join('')).toBe('first line');
    expect(blocks[5]?.runs[0]?.text).toBe('a **b**\n');
  });
});

describe('runsOf', () => {
  it('marks what is marked', () => {
    expect(runsOf('a **b** *c* `d`').filter(({ bold, italic, code }) => bold || italic || code).map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  });
  it('leaves single signs and markup of pages as text', () => {
    expect(runsOf('2 * 3 <b>').map(({ text }) => text).join('')).toBe('2 * 3 <b>');
  });
});

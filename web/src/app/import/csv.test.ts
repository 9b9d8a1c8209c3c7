// What spreadsheets write is read as it was meant.
import { describe, expect, it } from 'vitest';
import { guessed, readText, rowsOf, separatorOf, tableOf } from './csv';

describe('tables', () => {
  it('are read with quotes, line breaks in cells and a byte order mark', () => {
    expect(rowsOf('\uFEFFa,b\r\n"x, ""y""","1\n2"\r\n', ',')).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\n2'],
    ]);
    expect(rowsOf('a,b\n"open', ',')).toBeNull();
  });

  it('have their separator found outside of quotes', () => {
    expect(separatorOf('"a,b,c";d;e\n1,2,3;4;5')).toBe(';');
    expect(separatorOf('a\tb')).toBe('\t');
    expect(separatorOf('alone')).toBe(',');
  });

  it('are written under our names, with every line where it was', () => {
    const rows = rowsOf('编码;会议室;x\nP1; 牡丹, 大 ;-\n\nP2;荷花;-\n', ';') ?? [];
    const columns = guessed(rows[0] ?? [], ['code', 'name', 'capacity']);
    expect(Object.fromEntries(columns)).toEqual({ code: 0, name: 1, capacity: -1 });
    expect(tableOf(rows, columns)).toBe('code,name\nP1,"牡丹, 大"\n\nP2,荷花\n');
    expect(tableOf(rows, columns, ['capacity'])).toBe('code,name,capacity\nP1,"牡丹, 大",\n\nP2,荷花,\n');
  });

  it('are read in GBK where they are no UTF-8', async () => {
    expect(await readText(new Blob([new Uint8Array([0xbb, 0xe1, 0xd2, 0xe9])]))).toBe('会议');
    expect(await readText(new Blob(['会议']))).toBe('会议');
  });
});

// Markdown as far as minutes need it, read into plain values: whoever draws
// them makes elements of them, so that no text of people ever becomes markup.
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
  code: boolean;
}

export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'quote' | 'code';
  /** Of a heading 1 to 6; of an item how deep it lies. */
  level: number;
  /** What stands before an item. */
  mark: string;
  runs: Run[];
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let fenced = false;
  for (const line of text.split('\n')) {
    if (line.trimStart().startsWith('```')) {
      fenced = !fenced;
      open = null;
      if (fenced) blocks.push((open = { kind: 'code', level: 0, mark: '', runs: [] }));
      continue;
    }
    if (fenced) {
      open?.runs.push({ text: `${line}\n`, bold: false, italic: false, code: true });
      continue;
    }
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (!line.trim()) open = null;
    else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, mark: '', runs: runsOf(heading[2] ?? '') });
      open = null;
    } else if (item) {
      const sign = item[2] ?? '';
      open = { kind: 'item', level: Math.floor((item[1]?.length ?? 0) / 2), mark: /\d/.test(sign) ? sign : '•', runs: runsOf(item[3] ?? '') };
      blocks.push(open);
    } else if (line.startsWith('>')) {
      const said = runsOf(line.replace(/^>\s?/, ''));
      if (open?.kind === 'quote') open.runs.push({ text: '\n', bold: false, italic: false, code: false }, ...said);
      else blocks.push((open = { kind: 'quote', level: 0, mark: '', runs: said }));
    } else if (open) open.runs.push({ text: ' ', bold: false, italic: false, code: false }, ...runsOf(line.trim()));
    else blocks.push((open = { kind: 'paragraph', level: 0, mark: '', runs: runsOf(line.trim()) }));
  }
  return blocks;
}

/** `**bold**`, `*italic*` and `code` in backticks; a sign without its partner is just itself. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  const pattern = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`/g;
  let from = 0;
  const plain = (upTo: number): void => {
    if (upTo > from) runs.push({ text: text.slice(from, upTo), bold: false, italic: false, code: false });
  };
  for (const found of text.matchAll(pattern)) {
    plain(found.index);
    const [whole, bold, italic, code] = found;
    runs.push({ text: bold ?? italic ?? code ?? '', bold: bold !== undefined, italic: italic !== undefined, code: code !== undefined });
    from = found.index + whole.length;
  }
  plain(text.length);
  return runs;
}

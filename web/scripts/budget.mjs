// Holds the build to its weight: what a person downloads to see the day view,
// what each other page adds to that, and the style sheets of the heaviest
// page. One language is counted, as only one is fetched.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = { 'shell and day': 70, page: 60, panel: 25, board: 25, styles: 20 };
const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
const ofPanel = JSON.parse(readFileSync(join(dist, 'panel-manifest.json'), 'utf8'));

function weight(file) {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;
}

/** A chunk with all it imports at once; what it fetches later is not counted. */
function closure(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const other of manifest[key].imports ?? []) closure(other, found);
  return found;
}

function sum(keys) {
  return [...keys].reduce((total, key) => total + weight(manifest[key].file), 0);
}

function styleSheets(keys) {
  return [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))];
}

const keys = Object.keys(manifest);
const isText = (key) => key.includes('virtual:locale/');
const heaviest = (list) => Math.max(0, ...list.map((key) => weight(manifest[key].file)));
const texts = keys.filter((key) => isText(key) && key.split('/').length === 2);
/** The most that texts of single pages can add to one of them. */
const moreTexts = ['manage', 'form', 'self', 'ask', 'audit', 'plan'].reduce((total, part) => total + heaviest(keys.filter((key) => isText(key) && key.endsWith(`/${part}`))), 0);

const day = keys.find((key) => key.endsWith('meeting/Day.svelte'));
const shell = closure('app.html');
const first = closure(day, new Set(shell));
const rows = [['shell and day', sum(first) + heaviest(texts), BUDGET_KB['shell and day']]];
// Everything a panel or board may ever fetch but the other languages: each is one page.
function everything(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const other of [...(ofPanel[key].imports ?? []), ...(ofPanel[key].dynamicImports ?? [])]) everything(other, found);
  return found;
}
for (const name of ['panel', 'board']) {
  const parts = [...everything(`${name}.html`)];
  const texts = parts.filter(isText).map((key) => weight(ofPanel[key].file));
  const code = parts.filter((key) => !isText(key)).reduce((total, key) => total + weight(ofPanel[key].file), 0);
  // A board may speak two languages at once.
  rows.push([name, code + Math.max(...texts) * (name === 'board' ? 2 : 1), BUDGET_KB[name]]);
}
const pages = keys.filter((key) => manifest[key].isDynamicEntry && key.endsWith('.svelte'));
for (const key of pages.filter((page) => page !== day)) {
  const own = [...closure(key)].filter((part) => !shell.has(part));
  rows.push([key.replace('src/app/', ''), sum(own) + moreTexts, BUDGET_KB.page]);
}
const styles = pages.map((page) => styleSheets(closure(page, new Set(shell))).reduce((total, file) => total + weight(file), 0));
rows.push(['styles', Math.max(...styles), BUDGET_KB.styles]);

let over = false;
for (const [name, kb, limit] of rows) {
  over ||= kb > limit;
  console.log(`${name.padEnd(26)} ${kb.toFixed(1).padStart(6)} KB gz of ${limit}${kb > limit ? '  TOO HEAVY' : ''}`);
}
if (over) process.exit(1);

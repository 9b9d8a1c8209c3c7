// Holds the build to its weight: everything a person downloads to see the day
// view, and all style sheets together. One language is counted, as only one is fetched.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = { js: 70, css: 20 };
const assets = resolve(dirname(fileURLToPath(import.meta.url)), '../dist/assets');
const sizes = readdirSync(assets)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, kb: gzipSync(readFileSync(join(assets, name)), { level: 9 }).length / 1024 }));

const locales = sizes.filter(({ name }) => /^(en|zh-CN|zh-TW)-/.test(name));
const heaviestLocale = Math.max(0, ...locales.map(({ kb }) => kb));
const sum = (ending) =>
  sizes.filter((file) => file.name.endsWith(ending) && !locales.includes(file)).reduce((total, { kb }) => total + kb, 0);
const totals = { js: sum('.js') + heaviestLocale, css: sum('.css') };

// Kernels before 88 drop a whole rule for a selector they do not know.
const unknown = readdirSync(assets).filter((name) => name.endsWith('.css') && /:where\(|:is\(/.test(readFileSync(join(assets, name), 'utf8')));

let over = false;
for (const [kind, kb] of Object.entries(totals)) {
  const limit = BUDGET_KB[kind];
  over ||= kb > limit;
  console.log(`${kind.padEnd(4)} ${kb.toFixed(1).padStart(6)} KB gz of ${limit}${kb > limit ? '  TOO HEAVY' : ''}`);
}
for (const name of unknown) console.log(`${name} uses selectors that old kernels do not know`);
if (over || unknown.length > 0) process.exit(1);

// Holds the build to what its oldest kernel knows, Chromium 78: no syntax that
// would keep a file from being read at all, no function that is not there and
// that boot.js does not bring, no style whose rule would be dropped.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');
const brought = [...readFileSync(join(dist, 'boot.js'), 'utf8').matchAll(/define\([\w.]+, '(\w+)'/g)].map(([, name]) => name);
/** With the kernel that has it first. */
const LATER_FUNCTIONS = {
  replaceAll: 85,
  any: 85,
  at: 92,
  randomUUID: 92,
  replaceChildren: 86,
  hasOwn: 93,
  structuredClone: 98,
  findLast: 97,
  findLastIndex: 97,
  toSorted: 110,
  toReversed: 110,
  toSpliced: 110,
  isWellFormed: 111,
  groupBy: 117,
  showPopover: 114,
  checkVisibility: 105,
};
const LATER_STYLES = {
  ':is()': /:is\(/,
  ':where()': /:where\(/,
  ':has()': /:has\(/,
  'min(), max(), clamp()': /[:\s,(](min|max|clamp)\(/,
  'gap of a flex box': /\{(?=[^}]*display:(inline-)?flex)[^}]*[{;](row-|column-)?gap:/,
  inset: /[{;]inset[\w-]*:/,
  'aspect-ratio': /[{;]aspect-ratio:/,
  'color-mix()': /color-mix\(/,
  'viewport units of their own': /\d[dsl]v[hw]\b/,
  '@layer': /@layer/,
  '@container': /@container/,
  nesting: /[{;}]\s*&/,
  'media ranges': /@media[^{]*[<>]/,
  'single transforms': /[{;](translate|rotate|scale):/,
  'overflow: clip': /overflow[\w-]*:clip/,
};

/** What of a script's syntax came with later kernels: optional chaining and `??` with 80, what acorn does not know of ES2020 later still. */
function* laterIn(source, name) {
  let tree;
  try {
    tree = parse(source, { ecmaVersion: 2020, sourceType: /^(boot|\w+-worker)\.js$/.test(name) ? 'script' : 'module' });
  } catch (error) {
    yield `syntax: ${error.message}`;
    return;
  }
  const open = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'ChainExpression') yield '?.';
    if (node.type === 'LogicalExpression' && node.operator === '??') yield '??';
    if (node.type === 'CallExpression') {
      const called = node.callee.property ?? node.callee;
      const since = node.callee.computed ? undefined : Object.entries(LATER_FUNCTIONS).find(([later]) => later === called.name)?.[1];
      if (since && !brought.includes(called.name)) yield `${called.name}(), which came with ${since}`;
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') open.push(child);
    }
  }
}

const found = [];
for (const name of [...readdirSync(dist), ...readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`)]) {
  if (!/\.(js|css)$/.test(name)) continue;
  const source = readFileSync(join(dist, name), 'utf8');
  const later = name.endsWith('.js') ? laterIn(source, name) : Object.entries(LATER_STYLES).flatMap(([what, pattern]) => (pattern.test(source) ? [what] : []));
  for (const what of new Set(later)) found.push(`${name}: ${what}`);
}
for (const line of found) console.log(`Chromium 78 does not know ${line}`);
if (found.length > 0) process.exit(1);

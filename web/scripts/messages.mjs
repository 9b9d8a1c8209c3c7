// Writes src/lib/i18n/ids.d.ts from the English catalogue: the name of every
// `ui-` message with the arguments it takes. Fails when another language lacks
// a message, has one too many, or names other arguments; with --check it also
// fails when the written file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { LOCALES, entries, uiMessages } from './catalogue.mjs';

const target = resolve(dirname(fileURLToPath(import.meta.url)), '../src/lib/i18n/ids.d.ts');
const problems = [];

function argumentsOf(text) {
  return [...new Set([...text.matchAll(/\$([a-zA-Z][\w]*)/g)].map((match) => match[1]))].sort();
}

function catalogue(tag) {
  const messages = new Map();
  for (const [id, text] of entries(tag)) {
    if (!id.startsWith('ui-')) continue;
    if (messages.has(id)) problems.push(`${tag}: ${id} is there twice`);
    messages.set(id, argumentsOf(text));
  }
  const bundle = new FluentBundle(tag);
  for (const error of bundle.addResource(new FluentResource(uiMessages(tag)))) problems.push(`${tag}: ${error.message}`);
  for (const id of messages.keys()) {
    if (!bundle.hasMessage(id)) problems.push(`${tag}: ${id} cannot be parsed`);
  }
  return messages;
}

const catalogues = new Map(LOCALES.map((tag) => [tag, catalogue(tag)]));
const english = catalogues.get('en');
for (const [tag, messages] of catalogues) {
  for (const [id, names] of english) {
    if (!messages.has(id)) problems.push(`${tag}: ${id} is missing`);
    else if (messages.get(id).join() !== names.join()) problems.push(`${tag}: ${id} takes other arguments than in English`);
  }
  for (const id of messages.keys()) if (!english.has(id)) problems.push(`${tag}: ${id} is not in English`);
}

const lines = [...english].map(([id, names]) => {
  const shape = names.length === 0 ? 'never' : `{ ${names.map((name) => `${name}: string | number`).join('; ')} }`;
  return `  '${id}': ${shape};`;
});
const source = `// Generated from locales/en.ftl by scripts/messages.mjs. Do not edit.\nexport interface Messages {\n${lines.join('\n')}\n}\nexport type MessageId = keyof Messages;\n`;

if (process.argv.includes('--check')) {
  let written = '';
  try {
    written = readFileSync(target, 'utf8');
  } catch {
    problems.push('ids.d.ts is missing');
  }
  if (written !== source) problems.push('ids.d.ts is stale: run npm run messages');
} else {
  writeFileSync(target, source);
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

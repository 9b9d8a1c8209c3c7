// Reads the shared Fluent catalogues in /locales. One file per language holds
// the server's texts and the web's; the web's messages begin with `ui-`.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const LOCALES = ['en', 'zh-CN', 'zh-TW'];
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../locales');

export function localeFile(tag) {
  if (!LOCALES.includes(tag)) throw new Error(`no catalogue for ${tag}`);
  return resolve(root, `${tag}.ftl`);
}

/** The entries of a catalogue as [id, text], a text being the lines from its id to the next entry. */
export function entries(tag) {
  const found = [];
  for (const line of readFileSync(localeFile(tag), 'utf8').split(/\r?\n/)) {
    const start = /^(-?[a-zA-Z][\w-]*)\s*=/.exec(line);
    if (start) found.push([start[1], line]);
    else if (/^\s+\S|^\s*}/.test(line) && found.length > 0) found[found.length - 1][1] += `\n${line}`;
  }
  return found;
}

/** Parts of the web's texts that only some pages need, by the beginning of their ids. */
const PARTS = { manage: 'ui-manage-', form: 'ui-form-', self: 'ui-self-', ask: 'ui-ask-', audit: 'ui-audit-', agenda: 'ui-agenda-', why: 'ui-why-', plan: 'ui-plan-', panel: 'ui-panel-' };

function partOf(id) {
  // Pages of administrators are long; their own words and those of rules come together.
  if (id.startsWith('ui-admin-')) return 'manage';
  return Object.keys(PARTS).find((part) => id.startsWith(PARTS[part])) ?? 'base';
}

/** The `ui-` entries of a catalogue as one Fluent resource: all of them, or one part. */
export function uiMessages(tag, part) {
  return entries(tag)
    .filter(([id]) => id.startsWith('ui-') && (part === undefined || partOf(id) === part))
    .map(([, text]) => text)
    .join('\n');
}

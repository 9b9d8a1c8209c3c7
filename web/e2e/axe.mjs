// The accessibility rules of WCAG 2.2 AA, asked of a page as it is now.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what was found: of each rule the first few elements. */
export async function accessible(page, what, except = []) {
  // Colours fade in; contrast is judged when they have arrived.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
  await page.evaluate(source);
  const findings = await page.evaluate(async ({ tags, rules }) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules });
    const told = (rule, node) => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary?.split('\n')[1] ?? ''}`;
    return violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => told(rule, node)));
  }, { tags: TAGS, rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) });
  assert.deepEqual(findings, [], what);
}

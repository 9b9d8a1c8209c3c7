// The accessibility rules of WCAG 2.2 AA, asked of a page as it is now.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what was found: of each rule the first few elements. Colours are judged in the other theme as well. */
export async function accessible(page, what, except = []) {
  await page.evaluate(source);
  assert.deepEqual(await findings(page, { runOnly: { type: 'tag', values: TAGS }, rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) }), [], what);
  if (except.includes('color-contrast')) return;
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  const turned = await findings(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  assert.deepEqual(turned, [], `${what}, ${isDark ? 'light' : 'dark'}`);
}

async function findings(page, options) {
  // Colours fade in, of what comes late as well; contrast is judged when all have arrived.
  await page.evaluate(async () => {
    const under = () => document.getAnimations().filter((animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity);
    for (let still = 0; still < 3; still = under().length === 0 ? still + 1 : 0) {
      await Promise.all(under().map((animation) => animation.finished.catch(() => null)));
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  return page.evaluate(async (wanted) => {
    const { violations } = await globalThis.axe.run(document, wanted);
    const told = (rule, node) => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary?.split('\n')[1] ?? ''}`;
    return violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => told(rule, node)));
  }, options);
}

// Nothing jumps while a page comes: what is there already stays where it is,
// whether the server answers at once or only after the grey lines have shown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DESKTOP, PHONE, launch, open, serveFolder } from './browser.mjs';

/** Sum of layout shifts, as browsers count them: parts of the screen times how far they moved. */
const MOST = 0.02;
const FAST = 60;
/** Beyond the time after which a page shows that it waits. */
const SLOW = 700;

let server;
let browser;

before(async () => {
  server = await serveFolder('dist-mock');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

function watch() {
  globalThis.shifts = [];
  const told = (node) => (node?.nodeType === 1 ? `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className}` : (node?.nodeName ?? ''));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) globalThis.shifts.push({ value: entry.value, what: entry.sources.map(({ node, previousRect: was, currentRect: is }) => `${told(node)} ${Math.round(was.x)},${Math.round(was.y)} ${Math.round(was.width)}×${Math.round(was.height)} → ${Math.round(is.x)},${Math.round(is.y)} ${Math.round(is.width)}×${Math.round(is.height)}`) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const PAGES = { today: '/', rooms: '/day', meeting: '/meetings/m0', room: '/rooms/t-A1-A', plan: '/plan', calendar: '/calendar', closures: '/manage/closures/c1', closings: '/closings', desk: '/desk', people: '/manage/people' };

describe('who is here', () => {
  it('nobody is told that they may not before it is known what they may', async () => {
    const { page, close } = await open(browser, server.address, { path: '/sign-in', mock: 'campus' });
    await page.addInitScript(() => {
      globalThis.refusals = 0;
      new MutationObserver(() => (globalThis.refusals += document.body?.innerText.includes('This page is for administrators') ? 1 : 0)).observe(document, { subtree: true, childList: true });
    });
    await page.goto(`${server.address}/manage/people?mock=campus&latency=${SLOW}`);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Manage' }).waitFor();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => globalThis.refusals), 0);
    await close();
  });
});

describe('nothing jumps', () => {
  for (const [name, path] of Object.entries(PAGES)) {
    for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      for (const latency of [FAST, SLOW]) {
        it(`${name}, ${size}, ${latency} ms`, async () => {
          const { page, close } = await open(browser, server.address, { path: `/sign-in`, mock: 'campus', viewport });
          await page.addInitScript(watch);
          await page.goto(`${server.address}${path}?mock=campus&latency=${latency}`);
          await page.locator('.row, .room, .blank, form, main.paper').first().waitFor();
          // Four answers one after the other, and then some.
          await page.waitForTimeout(latency * 4 + 600);
          const shifts = await page.evaluate(() => globalThis.shifts);
          const sum = shifts.reduce((total, { value }) => total + value, 0);
          assert.ok(sum <= MOST, `${sum.toFixed(3)}: ${JSON.stringify(shifts, null, 1)}`);
          await close();
        });
      }
    }
  }
});

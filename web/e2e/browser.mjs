// Chromium for the end-to-end tests and the screenshots: Debian's own, or the
// one named by CHROMIUM.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
/** What the real server sends; the mock must live under the same rule. */
const POLICY = "default-src 'self'";

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text'],
  });
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** 10:40 where most rooms of the data set are. */
const NOW = { tower: '2026-11-24T02:40:00Z' };
const NOON = '2026-11-24T10:40:00Z';

/**
 * A page at an address, ready to be used, with the errors it has reported so far.
 * Options: path, mock (data set), language, dark, viewport, scale, realTime, cpu,
 * answers (of the interface, by path, in place of a server).
 */
export async function open(browser, address, options) {
  const isPhone = (options.viewport ?? DESKTOP).width < 720;
  const context = await browser.newContext({
    viewport: options.viewport ?? DESKTOP,
    deviceScaleFactor: options.scale ?? 1,
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.language ?? 'en-GB',
    timezoneId: 'Europe/Lisbon',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // A refused request is an answer like any other; a refused script or style is our mistake.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
  });
  if (!options.realTime) await page.clock.setFixedTime(new Date(NOW[options.mock] ?? NOON));
  // A fresh account speaks the server's first language; the tests want the one they name, until they change it.
  await page.addInitScript((tag) => {
    if (localStorage.getItem('language') === null) localStorage.setItem('language', tag);
  }, options.language ?? 'en');
  if (options.answers) {
    await page.route(/\/(api\/v1\/.*|bare)$/, (route) => {
      const body = options.answers.get(new URL(route.request().url()).pathname);
      return body ? route.fulfill({ body, contentType: body.startsWith('<') ? 'text/html' : 'application/json' }) : route.abort();
    });
  }
  const metered = options.cpu ? await meter(page) : null;
  const [path, hash] = (options.path ?? '/day').split('#');
  const mock = options.mock ? `${path.includes('?') ? '&' : '?'}mock=${options.mock}` : '';
  await page.goto(`${address}${path}${mock}${hash ? `#${hash}` : ''}`);
  if (metered) await metered.shown('.row');
  else await page.locator('.row, .room, .blank, form, main.paper').first().waitFor();
  return { page, errors, metered, close: () => context.close() };
}

/** The page as it is now as `<name>.webp`: a fifth of what the same picture weighs as PNG. */
export async function picture(page, folder, name) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  await writeFile(resolve(folder, `${name}.webp`), Buffer.from(data, 'base64'));
}

/**
 * What a page costs: the work of its main thread so far, waiting not counted, and its heap. Asked over
 * the protocol alone: what Playwright puts into a page to find elements would be counted as its work.
 */
async function meter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const evaluate = async (expression) => (await session.send('Runtime.evaluate', { expression, awaitPromise: true })).result.value;
  const metric = async (wanted) => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === wanted).value;
  return {
    async shown(selector) {
      const end = Date.now() + 15_000;
      while (!(await evaluate(`document.querySelector('${selector}') !== null`))) {
        if (Date.now() > end) throw new Error(`no ${selector} on the page`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async cpuMilliseconds() {
      // Two frames later everything that was put off has been painted.
      await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      return 1000 * (await metric('TaskDuration'));
    },
    async heapMegabytes() {
      await session.send('HeapProfiler.collectGarbage');
      return (await metric('JSHeapUsedSize')) / 1e6;
    },
  };
}

/** Presses in a room's row at `from` minutes and pulls as far as `minutes` later; the button stays down. */
export async function dragInto(page, room, from, minutes) {
  const row = page.locator('.row', { has: page.locator('.name', { hasText: new RegExp(`^\\s*${room}\\s*$`) }) });
  await row.waitFor();
  await page.locator('.scroller').evaluate((node, start) => {
    const hour = parseFloat(getComputedStyle(node).getPropertyValue('--hour'));
    node.scrollLeft = (start / 60 - 2) * hour;
  }, from);
  const lane = await row.locator('.lane').boundingBox();
  const hour = await page.locator('.scroller').evaluate((node) => parseFloat(getComputedStyle(node).getPropertyValue('--hour')));
  const x = (minute) => lane.x + (minute * hour) / 60;
  const y = lane.y + 26;
  await page.mouse.move(x(from) + 2, y);
  await page.mouse.down();
  await page.mouse.move(x(from + minutes / 2), y, { steps: 4 });
  await page.mouse.move(x(from + minutes) - 2, y, { steps: 4 });
}

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Resolves when the address answers; fails when the process ends first or thirty seconds pass. */
export async function answering(address, child) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it answered`);
    try {
      await fetch(address);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${address} does not answer`);
}

/** Serves a built folder as the real server does; returns its address and how to stop it. */
export async function serveFolder(folder) {
  const server = createHttpServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const file = resolve(web, folder, /\.\w+$/.test(path) ? `.${path}` : 'app.html');
    readFile(file).then(
      (bytes) => response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

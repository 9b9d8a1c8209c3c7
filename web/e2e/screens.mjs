// Pictures of the app with its mock data, at a fixed time, into docs/screens.
// `npm run screens -- day tower` takes only those whose name has one of the words.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch, serveMock, web } from './browser.mjs';

// 10:40 where most rooms of the data set are.
const NOW = { campus: '2026-11-24T10:40:00Z', tower: '2026-11-24T02:40:00Z' };
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const folder = process.env.SCREENS ?? resolve(web, '../docs/screens');

const block = (page, own) => page.locator(own ? '.block.mine:not(.over)' : '.block:not(.over):not(.mine)').first();

async function dragInto(page, row, from, minutes) {
  const lane = await page.locator('.row .lane').nth(row).boundingBox();
  const hour = await page.locator('.scroller').evaluate((node) => parseFloat(getComputedStyle(node).getPropertyValue('--hour')));
  const y = lane.y + 26;
  await page.mouse.move(lane.x + from * (hour / 60) + 2, y);
  await page.mouse.down();
  await page.mouse.move(lane.x + (from + minutes / 2) * (hour / 60), y, { steps: 4 });
  await page.mouse.move(lane.x + (from + minutes) * (hour / 60) - 2, y, { steps: 4 });
}

const SHOTS = [
  { name: 'day-39', mock: 'campus' },
  { name: 'day-39-dark', mock: 'campus', dark: true },
  { name: 'day-39-zh', mock: 'campus', language: 'zh-CN' },
  { name: 'tower-500', mock: 'tower', language: 'zh-CN' },
  { name: 'tower-500-dark', mock: 'tower', language: 'zh-CN', dark: true },
  { name: 'tower-500-tw', mock: 'tower', language: 'zh-TW' },
  { name: 'tower-500-en', mock: 'tower' },
  { name: 'zones', mock: 'zones' },
  { name: 'long-names', mock: 'long' },
  { name: 'empty', mock: 'empty' },
  { name: 'down', mock: 'down' },
  { name: 'no-match', mock: 'campus', path: '/?q=nowhere' },
  { name: 'filtered', mock: 'tower', language: 'zh-CN', path: '/?seats=12&features=video&free=now' },
  { name: 'list-view', mock: 'campus', before: (page) => page.keyboard.press('l') },
  { name: 'composer', mock: 'campus', before: async (page) => { await dragInto(page, 0, 17 * 60, 60); await page.mouse.up(); await page.waitForTimeout(500); } },
  { name: 'composer-dark', mock: 'tower', language: 'zh-CN', dark: true, before: async (page) => { await page.keyboard.press('n'); await page.waitForTimeout(500); } },
  { name: 'composer-clash', mock: 'campus', before: async (page) => { const box = await block(page, false).boundingBox(); await page.mouse.move(box.x - 3, box.y + 20); await page.mouse.down(); await page.mouse.move(box.x + 80, box.y + 20, { steps: 5 }); await page.mouse.up(); await page.waitForTimeout(600); } },
  { name: 'dragging', mock: 'campus', before: (page) => dragInto(page, 0, 17 * 60, 90) },
  { name: 'moving', mock: 'campus', before: async (page) => { const box = await block(page, true).boundingBox(); await page.mouse.move(box.x + 20, box.y + 20); await page.mouse.down(); await page.mouse.move(box.x + 110, box.y + 74, { steps: 6 }); } },
  { name: 'hover', mock: 'campus', before: async (page) => { await block(page, false).hover(); await page.waitForTimeout(500); } },
  { name: 'card', mock: 'campus', before: async (page) => { await block(page, true).click(); await page.waitForTimeout(400); } },
  { name: 'keyboard', mock: 'campus', before: async (page) => { await page.locator('[role=grid]').focus(); for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key); } },
  { name: 'help', mock: 'campus', before: (page) => page.keyboard.press('?') },
  { name: 'account', mock: 'campus', before: (page) => page.locator('.avatar').click() },
  { name: 'calendar', mock: 'campus', language: 'zh-CN', before: (page) => page.locator('.title').click() },
  { name: 'sign-in', mock: 'campus', path: '/sign-in' },
  { name: 'sign-in-dark-zh', mock: 'campus', path: '/sign-in', dark: true, language: 'zh-CN' },
  { name: 'welcome', mock: 'campus', path: '/welcome#token=fresh' },
  { name: 'phone-39', mock: 'campus', phone: true },
  { name: 'phone-500-zh', mock: 'tower', phone: true, language: 'zh-CN' },
  { name: 'phone-500-zh-dark', mock: 'tower', phone: true, language: 'zh-CN', dark: true },
  { name: 'phone-long', mock: 'long', phone: true },
  { name: 'phone-room', mock: 'campus', phone: true, before: (page) => page.locator('.more').nth(1).click() },
  { name: 'phone-composer', mock: 'campus', phone: true, before: async (page) => { await page.locator('.top .button').nth(1).click(); await page.waitForTimeout(500); } },
  { name: 'phone-composer-zh-dark', mock: 'tower', phone: true, dark: true, language: 'zh-CN', before: async (page) => { await page.locator('.add').click(); await page.waitForTimeout(500); } },
  { name: 'phone-sign-in', mock: 'campus', phone: true, path: '/sign-in' },
];

const words = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await serveMock();
const browser = await launch();
try {
  for (const shot of SHOTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))) {
    const context = await browser.newContext({
      viewport: shot.phone ? PHONE : DESKTOP,
      deviceScaleFactor: shot.phone ? 2 : 1,
      isMobile: Boolean(shot.phone),
      hasTouch: Boolean(shot.phone),
      colorScheme: shot.dark ? 'dark' : 'light',
      locale: shot.language ?? 'en-GB',
      timezoneId: 'Europe/Lisbon',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(shot.name, error));
    await page.clock.setFixedTime(new Date(NOW[shot.mock] ?? NOW.campus));
    const path = shot.path ?? '/';
    const [before, hash] = path.split('#');
    await page.goto(`${server.address}${before}${before.includes('?') ? '&' : '?'}mock=${shot.mock}${hash ? `#${hash}` : ''}`);
    await page.waitForSelector('.row, .room, .blank, form');
    await page.waitForTimeout(400);
    if (shot.before) await shot.before(page);
    await page.waitForTimeout(250);
    await page.screenshot({ path: resolve(folder, `${shot.name}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  server.stop();
}

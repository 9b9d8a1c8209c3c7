// Pictures of the app with its mock data, at a fixed time, into docs/screens.
// `npm run screens -- day tower` takes only those whose name has one of the words.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PHONE, dragInto, launch, open, serveMock, web } from './browser.mjs';

const folder = process.env.SCREENS ?? resolve(web, '../docs/screens');

const block = (page, own) => page.locator(own ? '.block.mine:not(.over)' : '.block:not(.over):not(.mine)').first();

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
  { name: 'composer', mock: 'campus', before: async (page) => { await dragInto(page, 'A1', 17 * 60, 60); await page.mouse.up(); await page.waitForTimeout(500); } },
  { name: 'composer-dark', mock: 'tower', language: 'zh-CN', dark: true, before: async (page) => { await page.keyboard.press('n'); await page.waitForTimeout(500); } },
  { name: 'composer-clash', mock: 'campus', before: async (page) => { const box = await block(page, false).boundingBox(); await page.mouse.move(box.x - 3, box.y + 20); await page.mouse.down(); await page.mouse.move(box.x + 80, box.y + 20, { steps: 5 }); await page.mouse.up(); await page.waitForTimeout(600); } },
  { name: 'dragging', mock: 'campus', before: (page) => dragInto(page, 'A1', 17 * 60, 90) },
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
    const phone = shot.phone ? { viewport: PHONE, scale: 2 } : {};
    const { page, errors, close } = await open(browser, server.address, { ...shot, ...phone });
    await page.waitForTimeout(400);
    if (shot.before) await shot.before(page);
    await page.waitForTimeout(250);
    await page.screenshot({ path: resolve(folder, `${shot.name}.png`) });
    for (const error of errors) console.error(shot.name, error);
    await close();
  }
} finally {
  await browser.close();
  server.stop();
}

// Pictures of the app with its mock data, at a fixed time, and of the pages that
// only a server fills. `npm run screens` renews those in docs/screens; with
// SCREENS=<folder> all there are go there. `npm run screens -- day tower` takes
// only those whose name has one of the words.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PHONE, dragInto, launch, open, picture, serveFolder, web } from './browser.mjs';
import { takeHouse } from './house.mjs';

const folder = process.env.SCREENS ?? resolve(web, '../docs/screens');
/** Those that the repository keeps. */
const KEPT = process.env.SCREENS ? null : new Set([
  'day-39', 'day-39-dark', 'day-39-zh', 'tower-500', 'tower-500-dark', 'tower-500-tw', 'zones', 'card', 'composer-clash', 'dragging',
  'today', 'today-zh-dark', 'calendar-week', 'calendar-month', 'find', 'wait-for-room', 'room-dark-zh', 'full-form-clash-zh', 'sign-in',
  'meeting-now', 'exchange-rooms', 'meeting-history', 'follow-up', 'tasks', 'approvals', 'approvals-zh-dark', 'inbox', 'profile',
  'manage-places', 'manage-rights', 'manage-rules', 'manage-no-shows', 'manage-audit', 'manage-audit-past',
  'closures', 'closures-tw-dark', 'closure-plan', 'closings', 'desk', 'desk-zh-dark', 'desk-walk-in', 'plan', 'plan-night-tw-dark', 'plan-editor', 'room-month', 'welcome',
  'phone-closures-zh-dark', 'phone-closings-tw-dark', 'phone-closure-plan-tw', 'phone-desk-long', 'phone-plan-tw', 'phone-plan-dark', 'phone-room-month-zh',
  'phone-39', 'phone-500-zh', 'phone-500-zh-dark', 'phone-calendar', 'phone-today', 'phone-approvals-tw', 'phone-meeting',
]);

const block = (page, own) => page.locator(own ? '.block.mine:not(.over)' : '.block:not(.over):not(.mine)').first();

/** The first place that has something below it. */
async function choosePlace(page) {
  await page.locator('form select').first().selectOption({ index: 1 });
  await page.waitForTimeout(900);
}

/** Until what is in the way has been worked out. */
const listed = (page) => page.locator('.batch').waitFor();

/** A meeting at the desk with guests, opened. */
async function openGuests(page) {
  await page.locator('.line', { has: page.locator('.guests', { hasText: /\S/ }) }).last().locator('.row').click();
  await page.waitForTimeout(200);
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
  { name: 'no-match', mock: 'campus', path: '/day?q=nowhere' },
  { name: 'filtered', mock: 'tower', language: 'zh-CN', path: '/day?seats=12&features=video&free=now' },
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
  { name: 'today', mock: 'campus', path: '/' },
  { name: 'today-zh-dark', mock: 'tower', path: '/', language: 'zh-CN', dark: true },
  { name: 'today-long', mock: 'long', path: '/' },
  { name: 'today-empty', mock: 'empty', path: '/' },
  { name: 'today-down', mock: 'down', path: '/' },
  { name: 'phone-today', mock: 'campus', path: '/', phone: true },
  { name: 'phone-today-zh', mock: 'tower', path: '/', phone: true, language: 'zh-CN' },
  { name: 'meeting', mock: 'campus', path: '/', before: (page) => page.locator('.meeting .title').first().click() },
  { name: 'meeting-now', mock: 'campus', path: '/', before: async (page) => { await page.locator('.meeting.next .title').click(); await page.waitForTimeout(500); } },
  { name: 'phone-meeting', mock: 'campus', path: '/', phone: true, before: async (page) => { await page.locator('.meeting .title').nth(1).click(); await page.locator('.rest.settled').waitFor(); } },
  { name: 'follow-up', mock: 'campus', path: '/', before: async (page) => { await page.locator('.meeting .title').first().click(); await page.getByRole('heading', { name: 'Agenda' }).scrollIntoViewIfNeeded(); } },
  { name: 'follow-up-minutes-dark-zh', mock: 'tower', dark: true, language: 'zh-CN', path: '/', before: async (page) => { await page.locator('.meeting .title').first().click(); await page.getByRole('heading', { name: '会议纪要', exact: true }).scrollIntoViewIfNeeded(); } },
  { name: 'phone-follow-up-tw', mock: 'campus', phone: true, language: 'zh-TW', path: '/', before: async (page) => { await page.locator('.meeting .title').first().click(); await page.getByRole('button', { name: '編輯' }).first().click(); await page.getByRole('heading', { name: '議程' }).scrollIntoViewIfNeeded(); } },
  { name: 'tasks', mock: 'campus', path: '/tasks' },
  { name: 'phone-tasks-dark-zh', mock: 'campus', phone: true, dark: true, language: 'zh-CN', path: '/tasks' },
  { name: 'edit', mock: 'campus', path: '/', before: async (page) => { await page.locator('.meeting .title').nth(1).click(); await page.getByRole('link', { name: 'Edit' }).click(); await page.waitForTimeout(500); } },
  { name: 'full-form', mock: 'campus', path: '/new?room=t-A1-A', before: async (page) => { await page.getByRole('combobox', { name: 'Repeats' }).selectOption('custom'); await page.waitForTimeout(600); } },
  { name: 'full-form-clash-zh', mock: 'tower', language: 'zh-CN', path: '/new?room=r0&start=2026-11-24T03:00:00Z&end=2026-11-24T04:30:00Z', before: async (page) => { await page.locator('select:has(option[value=custom])').selectOption('daily'); await page.waitForTimeout(600); } },
  { name: 'phone-full-form', mock: 'campus', phone: true, path: '/new?room=t-A1-A' },
  { name: 'calendar-week', mock: 'campus', path: '/calendar' },
  { name: 'calendar-month', mock: 'tower', path: '/calendar?view=month', language: 'zh-TW' },
  { name: 'calendar-week-dark', mock: 'tower', path: '/calendar', dark: true, language: 'zh-CN' },
  { name: 'phone-calendar', mock: 'campus', path: '/calendar', phone: true },
  { name: 'phone-calendar-month', mock: 'campus', path: '/calendar?view=month', phone: true },
  { name: 'find', mock: 'campus', path: '/find?with=u1~Bruno%20Carvalho&minutes=60' },
  { name: 'phone-find', mock: 'campus', path: '/find?with=u1~Bruno%20Carvalho', phone: true, language: 'zh-CN' },
  { name: 'room', mock: 'campus', path: '/rooms/t-A1-A' },
  { name: 'room-dark-zh', mock: 'tower', path: '/rooms/r0', dark: true, language: 'zh-CN' },
  { name: 'phone-room-page', mock: 'tower', path: '/rooms/r0', phone: true, language: 'zh-CN' },
  { name: 'check-in', mock: 'campus', path: '/check-in?t=0', phone: true, before: (page) => page.waitForTimeout(300) },
  { name: 'inbox', mock: 'campus', path: '/inbox' },
  { name: 'approvals', mock: 'campus', path: '/approvals', before: async (page) => { await page.keyboard.press('j'); await page.keyboard.press('x'); } },
  { name: 'approvals-zh-dark', mock: 'tower', path: '/approvals', language: 'zh-CN', dark: true },
  { name: 'approvals-empty', mock: 'empty', path: '/approvals' },
  { name: 'approvals-down', mock: 'down', path: '/approvals' },
  { name: 'approvals-long', mock: 'long', path: '/approvals' },
  { name: 'approvals-decline', mock: 'campus', path: '/approvals', before: async (page) => { await page.keyboard.press('d'); await page.waitForTimeout(300); } },
  { name: 'phone-approvals-tw', mock: 'tower', path: '/approvals', phone: true, language: 'zh-TW' },
  { name: 'wait-for-room', mock: 'campus', path: '/find', before: async (page) => { await page.getByRole('button', { name: 'Wait for a room' }).click(); await page.waitForTimeout(300); } },
  { name: 'phone-wait-for-room-zh', mock: 'campus', path: '/find', phone: true, language: 'zh-CN', before: async (page) => { await page.locator('.weeks > .button').first().click(); await page.waitForTimeout(400); } },
  { name: 'exchange-rooms', mock: 'campus', path: '/', before: async (page) => { await page.locator('.meeting .title').nth(1).click(); await page.getByRole('button', { name: 'Exchange rooms…' }).click(); await page.waitForTimeout(400); } },
  { name: 'profile', mock: 'campus', path: '/profile' },
  { name: 'manage-places', mock: 'campus', path: '/manage/places/p-IST Taguspark-A' },
  { name: 'manage-room-zh', mock: 'tower', path: '/manage/places/r0', language: 'zh-CN', dark: true },
  { name: 'manage-rules', mock: 'campus', path: '/manage/rules/p-IST Taguspark-A', before: async (page) => { await page.getByRole('button', { name: /Change.*Opening/ }).click(); } },
  { name: 'manage-people', mock: 'campus', path: '/manage/people' },
  { name: 'manage-groups', mock: 'campus', path: '/manage/groups/g1' },
  { name: 'manage-rights', mock: 'campus', path: '/manage/rights' },
  { name: 'manage-person-rights', mock: 'campus', path: '/manage/people', before: async (page) => { await page.locator('.act .button').first().click(); await page.waitForTimeout(400); } },
  { name: 'manage-keys', mock: 'campus', path: '/manage/keys' },
  { name: 'manage-no-shows', mock: 'campus', path: '/manage/no-shows' },
  { name: 'closures', mock: 'campus', path: '/manage/closures/c1', before: listed },
  { name: 'closures-tw-dark', mock: 'tower', path: '/manage/closures/c1', language: 'zh-TW', dark: true, before: listed },
  { name: 'closures-long', mock: 'long', path: '/manage/closures/c1', before: listed },
  { name: 'closures-empty', mock: 'empty', path: '/manage/closures' },
  { name: 'closures-down', mock: 'down', path: '/manage/closures' },
  { name: 'closures-clear', mock: 'campus', path: '/manage/closures/c2' },
  { name: 'closures-chosen', mock: 'campus', path: '/manage/closures/c1', before: async (page) => { for (const at of [0, 1, 3]) await page.locator('.pick').nth(at).click(); } },
  { name: 'closure-plan', mock: 'campus', path: '/manage/closures/new', before: choosePlace },
  { name: 'phone-closure-plan-tw', mock: 'tower', path: '/manage/closures/new', phone: true, language: 'zh-TW', before: choosePlace },
  { name: 'phone-closures-zh-dark', mock: 'tower', path: '/manage/closures/c1', phone: true, language: 'zh-CN', dark: true, before: listed },
  { name: 'closings', mock: 'campus', path: '/closings', before: async (page) => { await page.locator('.acts [aria-expanded]').first().click(); await page.waitForTimeout(300); } },
  { name: 'phone-closings-tw-dark', mock: 'tower', path: '/closings', phone: true, language: 'zh-TW', dark: true },
  { name: 'closings-long', mock: 'long', path: '/closings' },
  { name: 'closings-empty', mock: 'empty', path: '/closings' },
  { name: 'desk', mock: 'campus', path: '/desk', before: openGuests },
  { name: 'desk-zh-dark', mock: 'tower', path: '/desk', language: 'zh-CN', dark: true, before: openGuests },
  { name: 'phone-desk-tw', mock: 'tower', path: '/desk', phone: true, language: 'zh-TW', before: openGuests },
  { name: 'phone-desk-long', mock: 'long', path: '/desk', phone: true, before: openGuests },
  { name: 'desk-empty', mock: 'empty', path: '/desk' },
  { name: 'desk-down', mock: 'down', path: '/desk' },
  { name: 'desk-walk-in', mock: 'campus', path: '/desk', before: async (page) => { await page.keyboard.press('w'); await page.getByRole('dialog').getByText('30 min').click(); await page.waitForTimeout(900); } },
  { name: 'desk-move', mock: 'campus', path: '/desk', before: async (page) => { await openGuests(page); await page.getByRole('button', { name: 'Another room' }).click(); await page.waitForTimeout(400); } },
  { name: 'plan', mock: 'campus', path: '/plan' },
  { name: 'plan-dark-zh', mock: 'tower', path: '/plan', dark: true, language: 'zh-CN' },
  { name: 'plan-long', mock: 'long', path: '/plan' },
  { name: 'plan-night', mock: 'campus', path: '/plan?at=23:00', before: async (page) => { await page.locator('[data-spot]').first().click(); await page.waitForTimeout(300); } },
  { name: 'plan-night-tw-dark', mock: 'tower', path: '/plan?at=23:00', language: 'zh-TW', dark: true },
  { name: 'plan-empty', mock: 'empty', path: '/plan' },
  { name: 'plan-down', mock: 'down', path: '/plan' },
  { name: 'plan-card', mock: 'campus', path: '/plan', before: async (page) => { await page.locator('[data-spot]').first().click(); await page.waitForTimeout(300); } },
  { name: 'phone-plan-tw', mock: 'tower', path: '/plan', phone: true, language: 'zh-TW' },
  { name: 'phone-plan-dark', mock: 'campus', path: '/plan', phone: true, dark: true },
  { name: 'plan-editor', mock: 'campus', path: '/plan?edit', before: (page) => page.locator('g[data-spot]').nth(2).click() },
  { name: 'plan-editor-tw-dark', mock: 'tower', path: '/plan?edit', dark: true, language: 'zh-TW', before: (page) => page.locator('g[data-spot]').nth(2).click() },
  { name: 'phone-plan-editor-zh', mock: 'tower', path: '/plan?edit', phone: true, language: 'zh-CN' },
  { name: 'room-month', mock: 'campus', path: '/rooms/t-A1-A?view=month' },
  { name: 'room-month-tw-dark', mock: 'tower', path: '/rooms/r0?view=month', dark: true, language: 'zh-TW' },
  { name: 'phone-room-month-zh', mock: 'tower', path: '/rooms/r0?view=month', phone: true, language: 'zh-CN' },
  { name: 'phone-welcome-zh-dark', mock: 'campus', path: '/welcome#token=fresh', phone: true, dark: true, language: 'zh-CN' },
  { name: 'welcome-spent-tw', mock: 'campus', path: '/welcome', language: 'zh-TW' },
  { name: 'manage-audit', mock: 'campus', path: '/manage/audit', before: async (page) => { await page.locator('.line .head').nth(2).click(); await page.waitForTimeout(300); } },
  { name: 'manage-audit-zh-dark', mock: 'campus', path: '/manage/audit', language: 'zh-CN', dark: true, before: async (page) => { await page.locator('.line .head').nth(2).click(); await page.waitForTimeout(300); } },
  { name: 'manage-audit-past', mock: 'campus', path: '/manage/audit', before: async (page) => { await page.locator('.views button').nth(1).click(); await page.waitForTimeout(500); } },
  { name: 'phone-audit-past-zh', mock: 'campus', path: '/manage/audit', phone: true, language: 'zh-CN', before: async (page) => { await page.locator('.views button').nth(1).click(); await page.waitForTimeout(500); } },
  { name: 'phone-audit-tw-dark', mock: 'campus', path: '/manage/audit', phone: true, language: 'zh-TW', dark: true },
  { name: 'meeting-history', mock: 'campus', path: '/', before: async (page) => { await page.locator('.meeting .title').nth(1).click(); await page.locator('#history').scrollIntoViewIfNeeded(); await page.waitForTimeout(300); } },
  { name: 'phone-manage', mock: 'campus', path: '/manage/places', phone: true },
  { name: 'palette', mock: 'campus', path: '/', before: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('a1'); await page.waitForTimeout(400); } },
  { name: 'ask-scope', mock: 'campus', path: '/', before: async (page) => { await page.locator('.meeting', { has: page.locator('text=Repeats') }).getByRole('button', { name: /Cancel/ }).first().click(); await page.waitForTimeout(300); } },
  { name: 'phone-more', mock: 'campus', path: '/', phone: true, before: async (page) => { await page.locator('.more-ways').click(); await page.waitForTimeout(400); } },
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
const wanted = (name) => (words.length === 0 ? (KEPT?.has(name) ?? true) : words.some((word) => name.includes(word)));
mkdirSync(folder, { recursive: true });
const server = await serveFolder('dist-mock');
const browser = await launch();
try {
  for (const shot of SHOTS.filter(({ name }) => wanted(name))) {
    const phone = shot.phone ? { viewport: PHONE, scale: 2 } : {};
    const { page, errors, close } = await open(browser, server.address, { ...shot, ...phone });
    try {
      await page.waitForTimeout(400);
      if (shot.before) await shot.before(page);
      await page.waitForTimeout(250);
      await picture(page, folder, shot.name);
    } catch (error) {
      // The others are taken all the same.
      errors.push(error.message);
    }
    for (const error of errors) console.error(shot.name, error);
    if (errors.length > 0) process.exitCode = 1;
    await close();
  }
  if (process.env.SMART_MEETING_BIN) await takeHouse(browser, folder, (name) => words.length === 0 || wanted(name));
} finally {
  await browser.close();
  server.stop();
}

// Boards on the real server: paired across two windows, set beside a preview,
// paged however many rooms there are, and without the network.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { launch } from './browser.mjs';
import { ADMIN, say, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
/** Names a folder for pictures of what is tested. */
const pictures = process.env.PANEL_SCREENS;
/** A red point. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

let browser;
let server;
let token;
let places;

const api = (method, path, body, key = token) => say(server.address, method, path, body, key);

before(async () => {
  if (skip) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  browser = await launch();
  server = await startServer();
  ({ token } = await say(server.address, 'POST', '/sessions', { login: ADMIN.login, password: ADMIN.password }));
  places = Object.fromEntries((await api('GET', '/places?limit=100')).items.map((place) => [place.code, place.id]));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function screen({ width = 1920, height = 1080, dark = false, language = 'en', path = '/board' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', locale: language, timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${server.address}${path}`);
  return { page, context, errors, close: () => context.close() };
}

async function codeOn(page) {
  return (await page.locator('.code').innerText()).replace(/\s/g, '');
}

async function boardOf(code, settings, options) {
  const wall = await screen(options);
  const { id, version } = await api('POST', '/panels', { code: await codeOn(wall.page), placeId: places[code], kind: 'board' });
  await wall.page.locator('.board .head').waitFor();
  if (settings) await api('PATCH', `/panels/${id}`, settings);
  return { ...wall, id, version };
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Nothing is cut off at the edges of the screen, and no line lies beyond its page. */
async function fits(page, name) {
  const spills = await page.evaluate(() => {
    const edge = [document.documentElement.scrollWidth > innerWidth, document.documentElement.scrollHeight > innerHeight];
    const lines = [...document.querySelectorAll('.entry')].some((line) => line.getBoundingClientRect().bottom > innerHeight);
    return [...edge, lines];
  });
  assert.deepEqual(spills, [false, false, false], `${name}: spills`);
}

describe('a board', { skip }, () => {
  it('is paired as a board, also from the page of panels, and hears of a booking at once', async () => {
    const wall = await screen({ path: '/panel' });
    const code = await codeOn(wall.page);
    const desk = await signIn(browser, server.address, { path: '/manage/panels' });
    await desk.page.getByLabel('What is it?').selectOption('board');
    await desk.page.getByLabel('Code on the screen').fill(code);
    await desk.page.locator('form.make').getByLabel('Place').selectOption({ label: 'Campus · Main' });
    await desk.page.getByRole('button', { name: 'Pair', exact: true }).click();
    await wall.page.waitForURL('**/board');
    await wall.page.getByRole('heading', { name: 'Main' }).waitFor();
    const peony = wall.page.locator('.entry', { hasText: 'Peony' });
    await peony.and(wall.page.locator('[data-state=free]')).waitFor();
    await accessible(wall.page, 'board');
    await wall.page.waitForTimeout(500);
    const asked = Date.now();
    await api('POST', '/meetings/now', { roomId: places.P1, minutes: 30, subject: 'Stand-up' });
    await peony.and(wall.page.locator('[data-state=busy]')).waitFor();
    assert.ok(Date.now() - asked < 3_000, `seen after ${Date.now() - asked} ms`);
    await peony.getByText('Stand-up').waitFor();
    await desk.page.getByRole('button', { name: /^Main/ }).click();
    await desk.page.getByRole('button', { name: 'Which one is it?' }).click();
    await wall.page.locator('.name-tag').waitFor();
    assert.deepEqual([...wall.errors, ...desk.errors], []);
    await wall.close();
    await desk.close();
  });

  it('is set beside a preview that is the board itself', async () => {
    const { page, id, errors, close } = await boardOf('annex');
    const desk = await signIn(browser, server.address, { path: '/manage/panels' });
    const row = desk.page.locator('li', { has: desk.page.getByRole('button', { name: /^Annex/ }) });
    await row.getByRole('button', { name: /^Annex/ }).click();
    const preview = desk.page.frameLocator('iframe');
    await preview.getByText('Bamboo').waitFor();
    await row.getByText('Which way to go').click();
    await row.getByLabel('Direction to Bamboo').selectOption('left');
    await row.getByLabel('Words for Bamboo').fill('by the lift');
    await preview.getByText('by the lift').waitFor();
    await row.getByLabel('Second language beside it').selectOption('zh-CN');
    await preview.getByText('空闲').first().waitFor();
    const file = join(tmpdir(), `board-${process.pid}.png`);
    writeFileSync(file, PICTURE);
    await row.getByLabel('Add a picture…').setInputFiles(file);
    await row.getByLabel(/^Seconds for/).fill('3');
    await row.getByLabel('Seconds per page').fill('5');
    await accessible(desk.page, 'board settings');
    if (pictures) await desk.page.screenshot({ path: join(pictures, 'board-settings.png'), fullPage: true });
    await row.getByRole('button', { name: 'Save' }).click();
    await page.getByText('by the lift').waitFor();
    await page.locator('.entry').getByText('空闲').first().waitFor();
    await page.locator('img.picture').waitFor();
    await picture(page, 'board-media');
    await page.locator('.entry').first().waitFor();
    const saved = await api('GET', `/panels/${id}`);
    assert.deepEqual(saved.board.ways[places.P4], { arrow: 'left', words: 'by the lift' });
    await row.getByLabel('List', { exact: true }).selectOption('meetings');
    await preview.getByText('No more meetings today').waitFor();
    assert.deepEqual([...errors, ...desk.errors], []);
    await desk.close();
    await close();
  });

  it('masks what is private, welcomes guests, and turns its pages', async () => {
    const at = (minutes) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000).toISOString();
    await api('POST', '/meetings', { subject: 'Salaries', private: true, start: at(5), end: at(35), roomIds: [places.P2] });
    await api('POST', '/meetings', { subject: 'Visit of the architects', start: at(5), end: at(45), roomIds: [places.P3], attendees: [{ email: 'guest@example.org', required: true }] });
    const settings = { look: { welcome: 'Good to have you here' }, board: { pageSeconds: 5, greetsGuests: true, lines: 3 } };
    const { page, errors, close } = await boardOf('campus', settings, { width: 1080, height: 1920 });
    await page.locator('.entry', { hasText: 'Lotus' }).getByText('Booked').waitFor();
    await page.getByText('1 / 2').waitFor();
    await page.locator('.welcome', { hasText: 'Visit of the architects' }).waitFor();
    await page.getByText('Good to have you here').waitFor();
    await accessible(page, 'welcome');
    await picture(page, 'board-welcome');
    assert.equal(await page.getByText('Salaries').count(), 0);
    await page.getByText('2 / 2').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('goes on without the network, and says since when', async () => {
    const { page, context, errors, close } = await boardOf('main-1');
    await page.waitForFunction(async () => (await (await caches.open('board-shell')).keys()).length > 3);
    await context.setOffline(true);
    await page.reload();
    await page.locator('.entry', { hasText: 'Orchid' }).waitFor();
    await page.locator('.stale').waitFor();
    await accessible(page, 'board offline');
    await context.setOffline(false);
    await page.locator('.stale').waitFor({ state: 'detached', timeout: 40_000 });
    assert.deepEqual(errors, []);
    await close();
  });

  it('can be read on every size, with a hundred rooms', { timeout: 240_000 }, async () => {
    const long = 'The Great Conference Hall of the North Wing beside the Garden';
    const tower = await api('POST', '/places', { kind: 'building', code: 'tower', name: 'Tower of the Headquarters', parentId: places.campus });
    places.tower = tower.id;
    for (let floor = 1; floor <= 10; floor++) {
      const { id } = await api('POST', '/places', { kind: 'floor', code: `t${floor}`, name: `${floor} F`, parentId: tower.id });
      for (let number = 1; number <= 10; number++) {
        const name = number === 3 ? long : `${floor}${String(number).padStart(2, '0')} 泰山`;
        const room = await api('POST', '/places', { kind: 'room', code: `t${floor}-${number}`, name, capacity: number * 4, parentId: id });
        if (number % 3 === 0) await api('POST', '/meetings/now', { roomId: room.id, minutes: 60, subject: number === 3 ? `${long}: quarterly review of everything` : '周会' });
        if (number === 5) await api('PATCH', `/places/${room.id}`, { inService: false });
      }
    }
    const { items } = await api('GET', '/places?limit=500');
    const arrows = ['left', 'up', 'right', 'upRight'];
    const settings = { ways: Object.fromEntries(items.filter(({ code }) => /^t\d+$/.test(code)).map(({ id }, at) => [id, { arrow: arrows[at % 4], ...(at % 2 ? { words: 'by the lift' } : {}) }])) };
    for (const layout of ['rooms', 'meetings']) {
      for (const [width, height, dark, second] of [[1920, 1080, false, null], [1920, 1080, true, 'en'], [1080, 1920, false, 'zh-CN'], [1280, 800, false, null], [800, 1280, true, null], [3840, 2160, false, null]]) {
        const { page, close } = await boardOf('tower', { look: { language: second === 'en' ? 'zh-CN' : 'en' }, board: { ...settings, layout, secondLanguage: second } }, { width, height, dark });
        await page.locator('.entry').nth(2).waitFor();
        await page.waitForTimeout(400);
        const name = `board-${layout}-${width}x${height}${dark ? '-dark' : ''}`;
        await fits(page, name);
        await accessible(page, name);
        await picture(page, name);
        await close();
      }
    }
  });
});

// Panels on the real server: paired across two windows, used at the door, and
// without the network, with what was done meanwhile once won and once lost.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { launch } from './browser.mjs';
import { ADMIN, say, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
/** Names a folder for pictures of what is tested. */
const pictures = process.env.PANEL_SCREENS;

let browser;
let server;
let token;
let rooms;

const api = (method, path, body, key = token) => say(server.address, method, path, body, key);

before(async () => {
  if (skip) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  browser = await launch();
  server = await startServer();
  ({ token } = await say(server.address, 'POST', '/sessions', { login: ADMIN.login, password: ADMIN.password }));
  rooms = Object.fromEntries((await api('GET', '/rooms')).items.map((room) => [room.name, room.id]));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A tablet on the wall. */
async function tablet({ width = 1280, height = 800, dark = false, language = 'en' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: true, colorScheme: dark ? 'dark' : 'light', locale: language, timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${server.address}/panel`);
  return { page, context, errors, close: () => context.close() };
}

async function codeOn(page) {
  return (await page.locator('.code').innerText()).replace(/\s/g, '');
}

/** A tablet that is a panel of the room. */
async function panelOf(room, options) {
  const wall = await tablet(options);
  const panel = await api('POST', '/panels', { code: await codeOn(wall.page), placeId: rooms[room] });
  await wall.page.locator('[data-state]').waitFor();
  return { ...wall, panel };
}

async function stateIs(page, state) {
  await page.locator(`[data-state=${state}]`).waitFor();
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

describe('a panel', { skip }, () => {
  it('is paired by its code, across two windows', async () => {
    const wall = await tablet();
    const code = await codeOn(wall.page);
    assert.match(code, /^[2-9A-HJKMNP-Z]{6}$/);
    await accessible(wall.page, 'pairing');
    await picture(wall.page, 'pairing');
    const desk = await signIn(browser, server.address, { path: '/manage/panels' });
    await accessible(desk.page, 'panels, none yet');
    await desk.page.getByLabel('Code on the screen').fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
    await desk.page.locator('form.make').getByLabel('Room').selectOption({ label: 'Campus · Main · Floor 0 · Lotus' });
    await desk.page.getByRole('button', { name: 'Pair', exact: true }).click();
    await stateIs(wall.page, 'free');
    await wall.page.getByRole('heading', { name: 'Lotus' }).waitFor();
    await desk.page.getByRole('button', { name: /Lotus/ }).click();
    await desk.page.getByRole('button', { name: 'Which one is it?' }).click();
    await wall.page.locator('.name-tag').waitFor();
    await accessible(desk.page, 'panels');
    await picture(desk.page, 'manage-panels');
    await desk.page.getByRole('button', { name: 'Remove' }).click();
    await desk.page.getByRole('button', { name: 'Remove' }).click();
    await wall.page.locator('.code').waitFor();
    assert.deepEqual([...wall.errors, ...desk.errors], []);
    await wall.close();
    await desk.close();
  });

  it('books, extends and ends at the door, and the day view shows it', async () => {
    const { page, errors, close } = await panelOf('Peony');
    await stateIs(page, 'free');
    await accessible(page, 'free');
    await picture(page, 'free');
    await page.getByRole('button', { name: 'Book now' }).click();
    await accessible(page, 'book');
    await picture(page, 'book');
    await page.getByLabel('What for?').fill('Stand-up');
    await page.getByRole('button', { name: '15 min' }).click();
    await stateIs(page, 'busy');
    await page.locator('.title', { hasText: 'Stand-up' }).waitFor();
    await accessible(page, 'busy');
    await picture(page, 'busy');
    const desk = await signIn(browser, server.address);
    await desk.page.locator('.block', { hasText: 'Stand-up' }).waitFor();
    await desk.close();
    const before = await page.locator('.lasts').innerText();
    await page.getByRole('button', { name: 'Extend' }).click();
    await page.getByRole('button', { name: '+ 15 min' }).click();
    await page.locator('.lasts', { hasNotText: before }).waitFor();
    await page.getByRole('button', { name: 'End now' }).click();
    await accessible(page, 'end');
    await page.getByRole('button', { name: 'End it' }).click();
    await stateIs(page, 'free');
    await page.getByRole('button', { name: 'Report a fault' }).click();
    await accessible(page, 'fault');
    await page.getByRole('button', { name: 'Light' }).click();
    await page.getByText('Somebody will look after it').waitFor();
    const { items } = await api('GET', '/panels');
    assert.equal(items.find(({ placeName }) => placeName === 'Peony').faults[0].words, 'Light');
    assert.deepEqual(errors, []);
    await close();
  });

  it('hears of a booking elsewhere at once, and its clock is the server’s', async () => {
    const { page, close } = await panelOf('Orchid');
    await stateIs(page, 'free');
    await page.waitForTimeout(500);
    const asked = Date.now();
    await api('POST', '/meetings/now', { roomId: rooms.Orchid, minutes: 30, subject: 'Elsewhere' });
    await stateIs(page, 'busy');
    assert.ok(Date.now() - asked < 3_000, `seen after ${Date.now() - asked} ms`);
    // The tablet thinks it is in Tokyo; the door is in Lisbon.
    const shown = await page.locator('.clock b').innerText();
    const wall = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Lisbon' });
    assert.ok([0, 1_000].some((late) => wall.format(Date.now() - late) === shown), shown);
    await page.getByRole('button', { name: 'End now' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await stateIs(page, 'free');
    await close();
  });

  it('lives without the network, and what was done meanwhile is made good', async () => {
    const { page, context, errors, close } = await panelOf('Bamboo');
    await stateIs(page, 'free');
    // The page itself has to be on the shelf before the network goes.
    await page.waitForFunction(async () => (await (await caches.open('panel-shell')).keys()).length > 3);
    await context.setOffline(true);
    await page.reload();
    await stateIs(page, 'free');
    await page.locator('.stale').waitFor();
    // On the smallest screen, too, nothing lies over what can be touched.
    await page.setViewportSize({ width: 800, height: 480 });
    await page.getByRole('button', { name: 'Language' }).click({ trial: true });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Book now' }).click();
    await page.getByRole('button', { name: '30 min' }).click();
    await stateIs(page, 'busy');
    await page.getByText('not yet sent').first().waitFor();
    await accessible(page, 'offline');
    await picture(page, 'offline');
    await context.setOffline(false);
    await page.locator('.told', { hasText: 'Sent' }).waitFor();
    await page.getByRole('button', { name: 'End now' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await stateIs(page, 'free');

    await context.setOffline(true);
    await page.getByRole('button', { name: 'Book now' }).click();
    await page.getByRole('button', { name: '30 min' }).click();
    await stateIs(page, 'busy');
    // Somebody at a desk is faster.
    await api('POST', '/meetings/now', { roomId: rooms.Bamboo, minutes: 60, subject: 'Faster' });
    await context.setOffline(false);
    await page.locator('.told', { hasText: 'Not possible' }).waitFor();
    await page.locator('.title', { hasText: 'Faster' }).waitFor();
    await picture(page, 'lost');
    assert.deepEqual(errors, []);
    await close();
  });

  it('is closed outside its hours, says when it opens, and offers nothing, also without the network', async () => {
    const { page, context, errors, close } = await panelOf('Peony');
    await page.waitForFunction(async () => (await (await caches.open('panel-shell')).keys()).length > 3);
    // By the clock of the room; two hours ahead may be tomorrow.
    const wall = (hours) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Lisbon' }).format(Date.now() + hours * 3_600_000).replace(' ', 'T');
    const closures = (value) => api('PATCH', `/places/${rooms.Peony}`, { policy: { closures: { value } } });
    const opens = wall(2);
    await closures([{ from: wall(-1), until: opens }]);
    await page.reload();
    await stateIs(page, 'shut');
    const isToday = opens.slice(0, 10) === wall(0).slice(0, 10);
    const lasts = await page.locator('.lasts').innerText();
    assert.ok(isToday ? lasts === `opens ${opens.slice(11, 16)}` : lasts.endsWith(opens.slice(11, 16)), lasts);
    assert.equal(await page.getByRole('button', { name: 'Book now' }).count(), 0);
    await accessible(page, 'shut');
    for (const [width, height] of [[800, 480], [1280, 800], [800, 1280]]) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(100);
      await picture(page, `shut-${width}x${height}`);
    }
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('button', { name: '简体中文' }).click();
    await page.locator('.word', { hasText: '未开放' }).waitFor();
    await context.setOffline(true);
    await page.reload();
    await stateIs(page, 'shut');
    await page.locator('.word', { hasText: '未开放' }).waitFor();
    await page.locator('.stale').waitFor();
    assert.equal(await page.getByRole('button', { name: '立即预订' }).count(), 0);
    await picture(page, 'shut-offline-zh');
    await context.setOffline(false);
    await closures([]);
    await page.reload();
    await stateIs(page, 'free');
    assert.deepEqual(errors, []);
    await close();
  });

  it('checks in by a touch, by a code, or with a login', async () => {
    await api('PATCH', `/places/${rooms.Lotus}`, { policy: { checkInRequired: { value: true } } });
    const start = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 300_000);
    await api('POST', '/meetings', { subject: 'Review of the quarter', start: start.toISOString(), end: new Date(start.getTime() + 1_800_000).toISOString(), roomIds: [rooms.Lotus] });
    const { page, errors, close } = await panelOf('Lotus');
    await stateIs(page, 'wanted');
    await picture(page, 'wanted');
    await accessible(page, 'wanted');
    await page.getByRole('button', { name: 'Check in' }).click();
    await page.getByRole('img', { name: 'Scan with your phone' }).waitFor();
    await accessible(page, 'check in');
    await picture(page, 'check-in');
    await page.getByLabel('Login name').fill(ADMIN.login);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('main').getByRole('button', { name: 'Check in' }).click();
    await page.locator('.told .bad').waitFor();
    await page.getByRole('button', { name: 'I am here' }).click();
    await page.getByText('Checked in').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('looks as it should on every size', { skip: !pictures && 'PANEL_SCREENS names no folder' }, async () => {
    const long = 'Quarterly review of the extraordinarily long programme for infrastructure renewal and what follows from it';
    await api('PATCH', `/places/${rooms.Orchid}`, { name: 'The Great Orchid Conference Hall of the North Wing' });
    const now = Math.floor(Date.now() / 60_000) * 60_000;
    await api('POST', '/meetings/now', { roomId: rooms.Orchid, minutes: 45, subject: long });
    for (const [index, subject] of ['Budget', long, '周会', 'Interview'].entries()) {
      const start = now + (60 + index * 60) * 60_000;
      await api('POST', '/meetings', { subject, start: new Date(start).toISOString(), end: new Date(start + 2_700_000).toISOString(), roomIds: [rooms.Orchid] }).catch(() => null);
    }
    for (const [width, height] of [[800, 480], [1280, 800], [800, 1280], [1920, 1080]]) {
      for (const [dark, language] of [[false, 'en'], [true, 'zh-CN']]) {
        const { page, close } = await panelOf('Orchid', { width, height, dark, language });
        await stateIs(page, 'busy');
        await page.waitForTimeout(300);
        await picture(page, `busy-${width}x${height}-${language}`);
        await accessible(page, `${width}x${height}`);
        const spills = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('button')].some((button) => button.offsetHeight < 56));
        assert.equal(spills, false, `${width}x${height}: spills, or a target is small`);
        await close();
      }
      const { page, close } = await panelOf('Peony', { width, height });
      await stateIs(page, 'free');
      await page.waitForTimeout(300);
      await picture(page, `free-${width}x${height}`);
      await close();
    }
  });
});

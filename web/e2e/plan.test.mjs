// Floor plans on the real server: drawn by hand and by keys over an SVG, seen
// by state, walked by keys, taken from, at another time, and on a board.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, launch } from './browser.mjs';
import { ADMIN, say, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
/** Names a folder for pictures of what is tested. */
const pictures = process.env.PANEL_SCREENS;
const FLOOR = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><g fill="none" stroke="#333" stroke-width="8"><path d="M60 60h1480v780h-1480Z"/><path d="M60 400h560M980 400h560M60 520h1480" stroke-width="5"/></g><text x="800" y="470" font-size="40" text-anchor="middle" fill="#666">Corridor</text></svg>`;

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

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

const box = (left, top, right, bottom) => [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => ({ x, y }));

/** A meeting from the whole minute that runs on. */
async function takeNow(room, minutes = 60) {
  const from = Math.ceil(Date.now() / 60_000) * 60_000;
  return api('POST', '/meetings', { subject: 'Budget', start: new Date(from).toISOString(), end: new Date(from + minutes * 60_000).toISOString(), roomIds: [room] });
}

describe('floor plans', { skip }, () => {
  it('are drawn over a picture, by hand and by keys, and can be undone', async () => {
    const { page, errors, close } = await signIn(browser, server.address, { path: `/plan/${places['main-0']}` });
    await page.getByRole('link', { name: 'Draw a plan' }).click();
    const file = join(tmpdir(), `floor-${process.pid}.svg`);
    writeFileSync(file, FLOOR.replace('<text', '<script>alert(1)</script><text'));
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('alert').filter({ hasText: 'SVG' }).waitFor();
    writeFileSync(file, FLOOR);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('svg image').waitFor();
    await page.getByRole('button', { name: 'Place all of them' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Lotus' }).click();
    await page.getByRole('button', { name: 'Peony' }).click();
    // By hand: the room goes with the pointer.
    const spot = page.locator('g[data-spot]', { hasText: 'Lotus' });
    const before = await spot.boundingBox();
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.down();
    await page.mouse.move(before.x + before.width / 2 + 180, before.y + before.height / 2 + 140, { steps: 6 });
    await page.mouse.up();
    const moved = await spot.boundingBox();
    assert.ok(moved.x - before.x > 120 && moved.y - before.y > 90, JSON.stringify([before, moved]));
    // By keys: ten steps to the right, and one of its corners down.
    await page.locator('g[data-spot]', { hasText: 'Peony' }).focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    const grown = await page.locator('g[data-spot]', { hasText: 'Peony' }).boundingBox();
    assert.ok(grown.width > before.width, 'Alt makes it larger');
    await page.keyboard.press('Control+z');
    assert.ok((await page.locator('g[data-spot]', { hasText: 'Peony' }).boundingBox()).width < grown.width, 'and a step back smaller');
    await accessible(page, 'drawing');
    await picture(page, 'plan-draw');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /^Peony, Free/ }).first().waitFor();
    const kept = await api('GET', `/places/${places['main-0']}/plan`);
    assert.equal(kept.spots.length, 2);
    assert.equal(kept.drawing.mediaType, 'image/svg+xml');
    assert.deepEqual(errors, []);
    await close();
  });

  it('show what is going on as it changes, and what comes at another time', async () => {
    await api('PUT', `/places/${places['main-0']}/plan`, { spots: [{ roomId: places.P1, corners: box(400, 700, 3900, 4300) }, { roomId: places.P2, corners: box(6100, 700, 9600, 4300) }] });
    const { page, errors, close } = await signIn(browser, server.address, { path: `/plan/${places['main-0']}` });
    const spot = (name) => page.locator('g.room', { hasText: name });
    await spot('Peony').waitFor();
    assert.equal(await spot('Peony').getAttribute('data-state'), 'free');
    await takeNow(places.P1);
    await page.locator('g.room[data-state="soon"], g.room[data-state="busy"]', { hasText: 'Peony' }).waitFor();
    await accessible(page, 'plan');
    await picture(page, 'plan');
    // Walking by keys, and what one finds there.
    await spot('Peony').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Lotus, Free/);
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: 'Lotus' });
    await card.getByRole('button', { name: 'Take it for 30 minutes' }).click();
    await page.locator('g.room[data-state="soon"], g.room[data-state="busy"]', { hasText: 'Lotus' }).waitFor();
    // Tomorrow nobody is there.
    await page.getByRole('button', { name: 'Day after' }).click();
    await page.locator('g.room[data-state="free"]', { hasText: 'Lotus' }).waitFor();
    assert.match(page.url(), /date=.*at=/);
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await page.locator('g.room:not([data-state="free"])', { hasText: 'Lotus' }).waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('fit a phone, and lead to the form', async () => {
    const { page, errors, close } = await signIn(browser, server.address, { path: `/plan/${places['main-0']}`, viewport: PHONE });
    await page.locator('g.room').first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing is wider than the phone');
    await accessible(page, 'plan on a phone');
    await picture(page, 'plan-phone');
    await page.locator('ul.rooms').getByRole('button', { name: /Peony/ }).click();
    await page.getByRole('dialog').getByRole('link', { name: /^Book from/ }).click();
    await page.waitForURL(/\/new\?room=/);
    assert.deepEqual(errors, []);
    await close();
  });

  it('hang on a board, with where one stands', async () => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en', timezoneId: 'Europe/Lisbon' });
    const wall = await context.newPage();
    await wall.goto(`${server.address}/board`);
    const code = (await wall.locator('.code').innerText()).replace(/\s/g, '');
    const { id } = await api('POST', '/panels', { code, placeId: places['main-0'], kind: 'board' });
    await wall.locator('.board .head').waitFor();
    await api('PATCH', `/panels/${id}`, { name: 'Hall', board: { layout: 'plan', here: { x: 5000, y: 7000 }, secondLanguage: 'zh-CN' } });
    await wall.locator('.floor .spot').first().waitFor();
    assert.match(await wall.locator('.floor .here').textContent(), /You are here/);
    await wall.locator('.floor image').waitFor();
    await picture(wall, 'plan-board');
    const spills = await wall.evaluate(() => [document.documentElement.scrollWidth > innerWidth, document.documentElement.scrollHeight > innerHeight]);
    assert.deepEqual(spills, [false, false]);
    await context.close();

    const { page, errors, close } = await signIn(browser, server.address, { path: '/manage/panels' });
    await page.getByRole('button', { name: /^Hall/ }).click();
    await page.locator('iframe').waitFor();
    const mark = page.getByRole('button', { name: 'Where this board hangs' });
    await mark.focus();
    await page.keyboard.press('ArrowLeft');
    const preview = page.frameLocator('iframe');
    await preview.locator('.floor .here').waitFor();
    await accessible(page, 'settings of a board with a plan');
    await picture(page, 'plan-board-settings');
    assert.deepEqual(errors, []);
    await close();
  });

  it('point the way from where a board hangs', async () => {
    await api('PUT', `/places/${places['main-0']}/plan`, { spots: [{ roomId: places.P1, corners: box(400, 700, 3900, 4300) }] });
    const { code } = await api('POST', '/panels/pairings', {}, null);
    const { id } = await api('POST', '/panels', { code, placeId: places['main-0'], kind: 'board' });
    await api('PATCH', `/panels/${id}`, { name: 'Stairs', board: { layout: 'rooms', here: { x: 5000, y: 7000 } } });
    const { page, errors, close } = await signIn(browser, server.address, { path: '/manage/panels' });
    await page.getByRole('button', { name: /^Stairs/ }).click();
    // Peony lies ahead on the left; behind on the right, for who looks the other way.
    const peony = page.frameLocator('iframe').locator('.entry', { hasText: 'Peony' });
    await peony.getByRole('img', { name: /ahead to the left/ }).waitFor();
    await page.getByRole('radio', { name: 'to the bottom of the plan' }).check();
    await peony.getByRole('img', { name: /behind you to the right/ }).waitFor();
    await accessible(page, 'settings of a board with arrows from the plan');
    assert.deepEqual(errors, []);
    await close();
  });
});

// Looks and festivals on the real server: written beside a preview, worn by a
// panel and a board below their place, and put away again.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { accessible } from './axe.mjs';
import { launch } from './browser.mjs';
import { ADMIN, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
/** Names a folder for pictures of what is tested. */
const pictures = process.env.PANEL_SCREENS;

let browser;
let server;
let token;
let places;

async function api(method, path, body) {
  const headers = { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) };
  const response = await fetch(`${server.address}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await response.text();
  assert.ok(response.ok, `${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

before(async () => {
  if (skip) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  browser = await launch();
  server = await startServer();
  const signedIn = await fetch(`${server.address}/api/v1/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login: ADMIN.login, password: ADMIN.password }) });
  token = (await signedIn.json()).token;
  places = Object.fromEntries((await api('GET', '/places?limit=100')).items.map((place) => [place.code, place.id]));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A picture whose colour runs from one corner to the other. */
function png(width, height, colour) {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colour(x / width, y / height), y * (width * 3 + 1) + 1 + x * 3);
  }
  const table = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n) >>> 0);
  const crc = (bytes) => (bytes.reduce((c, byte) => table[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

async function screen(path, placeId, kind, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: options.language ?? 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${server.address}${path}`);
  const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
  await api('POST', '/panels', { code, placeId, kind });
  return { page, errors, close: () => context.close() };
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

describe('a look', { skip }, () => {
  it('is written beside a preview, and worn by panels and boards below its place', async () => {
    const desk = await signIn(browser, server.address, { path: '/manage/panels' });
    await desk.page.getByRole('button', { name: 'New look' }).click();
    const form = desk.page.locator('form.card');
    await form.getByLabel('Name').fill('Spring festival');
    await form.getByLabel('For', { exact: true }).selectOption({ label: 'Campus' });
    await form.getByLabel('Line while the room is free').fill('Happy New Year · 新年快乐');
    await form.getByLabel('Drawing in the corner').selectOption('lanterns');
    await form.getByLabel('Accent colour').fill('#b3261e');
    const preview = desk.page.frameLocator('iframe');
    await preview.getByText('新年快乐').waitFor();
    await preview.locator('.ornament').waitFor();
    const file = (name, bytes) => {
      const path = join(tmpdir(), `${process.pid}-${name}.png`);
      writeFileSync(path, bytes);
      return path;
    };
    await form.getByLabel('Picture behind: Add a picture…').setInputFiles(file('sky', png(320, 200, (x, y) => [200 + 55 * x, 120 + 80 * y, 90])));
    await preview.locator('.photo').waitFor();
    await form.getByLabel('Logo: Add a picture…').setInputFiles(file('logo', png(240, 60, (x) => (x % 0.25 < 0.18 ? [255, 255, 255] : [179, 38, 30]))));
    await preview.locator('.logo').waitFor();
    await form.getByLabel('Only in a season').check();
    await accessible(desk.page, 'a look');
    if (pictures) await desk.page.screenshot({ path: join(pictures, 'decor-form.png'), fullPage: true });
    await form.getByRole('button', { name: 'Save' }).click();
    await desk.page.getByRole('button', { name: /Spring festival/ }).waitFor();

    const door = await screen('/panel', places.P1, 'panel');
    await door.page.locator('.photo .logo').waitFor();
    await door.page.getByText('新年快乐').waitFor();
    await door.page.waitForTimeout(300);
    await accessible(door.page, 'a panel that is dressed');
    await picture(door.page, 'decor-panel');
    const board = await screen('/board', places.main, 'board');
    await board.page.locator('.photo .logo').waitFor();
    await board.page.waitForTimeout(300);
    await accessible(board.page, 'a board that is dressed');
    await picture(board.page, 'decor-board');
    await api('POST', '/meetings/now', { roomId: places.P1, minutes: 30, subject: 'Budget' });
    await door.page.locator('[data-state=busy]').waitFor();
    await accessible(door.page, 'a dressed panel in use');
    await picture(door.page, 'decor-panel-busy');

    await desk.page.getByRole('button', { name: /Spring festival/ }).click();
    await desk.page.locator('form.card').getByRole('button', { name: 'Remove' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await desk.page.getByText('No looks yet').waitFor();
    await door.page.reload();
    await door.page.locator('[data-state]').waitFor();
    await door.page.locator('.photo').waitFor({ state: 'detached' });
    assert.deepEqual([...desk.errors, ...door.errors, ...board.errors], []);
    await board.close();
    await door.close();
    await desk.close();
  });
});

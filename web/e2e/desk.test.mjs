// The front desk on the real server: who comes today, letting guests in, another
// room, and a room for somebody who just walked in.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, launch } from './browser.mjs';
import { ADMIN, itIsNoon, say, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
const PICTURES = process.env.PICTURES;
const MINUTE = 60_000;

let browser;
let server;
before(async () => {
  if (skip) return;
  browser = await launch();
  server = await startServer();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function picture(page, name) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

const call = (method, path, body, token) => say(server.address, method, path, body, token);

describe('the front desk', { skip }, () => {
  it('lets guests in, moves a meeting and gives a room to who walks in', async () => {
    const { token } = await call('POST', '/sessions', { login: ADMIN.login, password: ADMIN.password });
    const rooms = Object.fromEntries((await call('GET', '/rooms', null, token)).items.map((room) => [room.name, room.id]));
    await itIsNoon(server.address, token);
    const start = Math.floor(Date.now() / MINUTE) * MINUTE;
    const at = (minutes) => new Date(start + minutes * MINUTE).toISOString();
    await call('POST', '/meetings', { subject: 'Vendor talks', start: at(0), end: at(45), timeZone: 'Europe/Lisbon', roomIds: [rooms.Peony], people: 3, attendees: [{ email: 'eve@acme.example' }, { email: 'mallory@acme.example' }] }, token);
    await call('POST', '/meetings', { subject: 'A planning round with a rather long name that needs two lines', start: at(60), end: at(90), timeZone: 'Europe/Lisbon', roomIds: [rooms.Orchid] }, token);
    const { page, errors, close } = await signIn(browser, server.address, { path: '/desk' });
    const row = page.getByRole('button', { name: /Vendor talks/ });
    await row.waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('acme');
    await page.getByRole('button', { name: /A planning round/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /A planning round/ }).waitFor();
    await row.click();
    await page.getByRole('button', { name: 'Is here eve@acme.example' }).click();
    await page.getByText('1 of 2 guests').waitFor();
    await picture(page, 'desk');
    await accessible(page, 'the front desk');
    await page.getByRole('button', { name: 'Another room' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /Bamboo/ }).click();
    await page.getByText('Moved to Bamboo.').waitFor();
    await page.getByRole('button', { name: 'Take a room now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('For whom').fill('Bob from Initech');
    await dialog.getByRole('button', { name: /Lotus/ }).waitFor();
    await picture(page, 'desk-walk-in');
    await dialog.getByRole('button', { name: /Lotus/ }).click();
    await page.getByRole('button', { name: /Bob from Initech/ }).click();
    await page.getByRole('button', { name: 'End now' }).first().click();
    await page.getByRole('button', { name: /Bob from Initech/ }).waitFor({ state: 'detached' });
    assert.deepEqual(errors, []);
    await close();
  });

  it('is read on a phone', async () => {
    const { page, errors, close } = await signIn(browser, server.address, { path: '/desk', viewport: PHONE, dark: true });
    await page.evaluate(() => localStorage.setItem('language', 'zh-CN'));
    await page.reload();
    await page.getByRole('button', { name: /Vendor talks/ }).click();
    await picture(page, 'desk-phone-zh-dark');
    assert.deepEqual(errors, []);
    await close();
  });
});

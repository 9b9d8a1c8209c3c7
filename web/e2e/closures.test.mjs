// Closing a place on the real server: planned beside what is in the way,
// cleared by the planner and by an organizer, down to zero.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, launch } from './browser.mjs';
import { ADMIN, daysAhead, say, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
const PICTURES = process.env.PICTURES;

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

const call = (method, path, body, token) => say(server.address, method, path, body, token);

async function picture(page, name) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

async function furnished() {
  const { token } = await call('POST', '/sessions', { login: ADMIN.login, password: ADMIN.password });
  const people = (await call('GET', '/people?limit=10', null, token)).items;
  const grace = people.find(({ login }) => login === 'grace');
  await call('PUT', `/people/${grace.id}/password`, { password: ADMIN.password }, token);
  const hers = (await call('POST', '/sessions', { login: 'grace', password: ADMIN.password })).token;
  const rooms = Object.fromEntries((await call('GET', '/rooms', null, token)).items.map((room) => [room.name, room.id]));
  const day = daysAhead(9);
  const book = (subject, room, from, until, more = {}, who = token) => call('POST', '/meetings', { subject, start: `${day}T${from}:00Z`, end: `${day}T${until}:00Z`, timeZone: 'Europe/Lisbon', roomIds: [rooms[room]], ...more }, who);
  return { token, hers, rooms, day, book };
}

describe('closing a place', { skip }, () => {
  it('is planned and cleared to zero', async () => {
    const { hers, day, book } = await furnished();
    await book('Weekly review of the works', 'Lotus', '10:00', '11:00');
    await book('Interview', 'Lotus', '13:00', '14:00', { private: true }, hers);
    await book('Kick-off with the vendor from Porto', 'Peony', '10:00', '11:30', {}, hers);
    const { page, errors, close } = await signIn(browser, server.address, { path: '/manage/closures' });
    await page.getByText('Nothing is planned to close.').waitFor();
    await page.getByRole('link', { name: 'Close a place' }).click();
    await page.getByLabel('Place or room').selectOption({ label: await page.evaluate(() => [...document.querySelectorAll('option')].map(({ label }) => label).find((text) => /Main.*0$/.test(text)) ?? '') });
    await page.getByLabel('First day').fill(day);
    await page.getByLabel('Last day').fill(day);
    await page.getByText('Meetings in the way: 3').waitFor();
    await picture(page, 'closure-plan');
    await page.getByLabel('Why').fill('The floor is painted');
    await accessible(page, 'planning a closure');
    await page.getByRole('button', { name: 'Close it' }).click();
    await page.getByText('3 of 3 still in the way').waitFor();
    await picture(page, 'closure-work');
    await accessible(page, 'a closure');

    // Grace finds hers, takes what is offered for one, and another day for the other.
    const other = await signIn(browser, server.address, { login: 'grace', path: '/closings' });
    const line = (title) => other.page.getByRole('listitem').filter({ has: other.page.getByRole('heading', { name: title }) });
    await line('Interview').getByRole('button', { name: /^Choose another/ }).click();
    await line('Interview').getByRole('heading', { name: 'The same room on another day' }).waitFor();
    await picture(other.page, 'closings');
    await accessible(other.page, 'my rooms that close');
    await line('Interview').locator('.way').last().click();
    await other.page.getByRole('heading', { name: 'Interview' }).waitFor({ state: 'detached' });
    assert.deepEqual(other.errors, []);
    await other.close();

    // The planner sees it go, asks for one and takes the offer of the other.
    await page.getByText('2 of 3 still in the way').waitFor();
    await page.getByRole('button', { name: /^Take all offers/ }).click();
    await page.getByText(/of 3 still in the way|Nothing is in the way/).waitFor();
    const left = await page.getByRole('button', { name: /^Ask organizer/ }).count();
    if (left > 0) {
      await page.getByRole('button', { name: /^Cancel/ }).first().click();
      await page.getByRole('dialog').getByRole('textbox').fill('Please meet by video.');
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel the meeting' }).click();
    }
    await page.getByText('Nothing is in the way.').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('is worked on by phone, and given up', async () => {
    const { page, errors, close } = await signIn(browser, server.address, { path: '/manage/closures', viewport: PHONE, dark: true });
    await page.evaluate(() => localStorage.setItem('language', 'zh-CN'));
    await page.reload();
    await page.locator('.list a[href^="/manage/closures/"]').first().waitFor();
    await page.locator('.list li a').first().click();
    await page.getByRole('button', { name: '撤销停用' }).waitFor();
    await picture(page, 'closure-phone-zh-dark');
    await page.getByRole('button', { name: '撤销停用' }).click();
    await page.getByText('已撤销').filter({ visible: true }).first().waitFor();
    assert.deepEqual(errors, []);
    await close();
  });
});

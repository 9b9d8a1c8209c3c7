// The app on the real server: from the first link to a live booking, and
// through a restart of the server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, dragInto, launch, open } from './browser.mjs';
import { ADMIN, daysAhead, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

function signedIn(address, options = {}) {
  return signIn(browser, address, options);
}

function dateFor(day) {
  return `/day/${day}`;
}

async function book(page, room, from, minutes, subject) {
  await dragInto(page, room, from, minutes);
  await page.mouse.up();
  await page.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await page.keyboard.press('Enter');
  await page.locator('.block.mine:not(.pending)', { hasText: subject }).waitFor();
}

describe('a fresh server', { skip }, () => {
  it('welcomes the first administrator by its link, once', async () => {
    const server = await startServer({ admin: false });
    try {
      const token = /\/welcome#token=([\w-]+)/.exec(server.said())?.[1];
      assert.ok(token, `no link in: ${server.said()}`);
      const { page, close, errors } = await open(browser, server.address, { path: `/welcome#token=${token}`, realTime: true });
      await accessible(page, 'welcome');
      await page.getByLabel('Your name').fill('Ada');
      await page.getByLabel('Login name').fill('ada');
      await page.getByLabel('Password').fill('short');
      await page.getByRole('button', { name: 'Create account' }).click();
      assert.equal(await page.getByLabel('Password').getAttribute('aria-invalid'), 'true');
      await page.getByLabel('Password').fill('a long enough secret');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText('No rooms yet').waitFor();
      await accessible(page, 'today without rooms');
      await page.goto(`${server.address}/day`);
      await page.getByText('No rooms yet').waitFor();
      await accessible(page, 'no rooms');
      await page.goto(`${server.address}/welcome#token=${token}`);
      await page.getByLabel('Your name').fill('Eve');
      await page.getByLabel('Login name').fill('eve');
      await page.getByLabel('Password').fill('another long secret');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText('This link no longer works').waitFor();
      assert.deepEqual(errors.filter((error) => !error.includes('410')), []);
      await close();
    } finally {
      await server.stop();
    }
  });
});

describe('a running server', { skip }, () => {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  it('refuses a wrong password with a reason', async () => {
    const { page, close } = await open(browser, server.address, { path: '/', realTime: true });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('Login name').fill(ADMIN.login);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Login name or password is wrong.').waitFor();
    await accessible(page, 'wrong password');
    await close();
  });

  it('books by drag, others see it live, and undo takes it back for all', async () => {
    const path = dateFor(daysAhead(20));
    const mine = await signedIn(server.address, { path });
    const other = await signedIn(server.address, { path });
    await book(mine.page, 'Peony', 14 * 60, 60, 'Live for all');
    const seen = other.page.locator('.block', { hasText: 'Live for all' });
    await seen.waitFor();
    assert.match(await seen.getAttribute('aria-label'), /14:00–15:00, Peony/);
    await accessible(other.page, 'day with a meeting');
    await mine.page.getByRole('button', { name: 'Undo' }).click();
    await seen.waitFor({ state: 'detached' });
    assert.deepEqual([...mine.errors, ...other.errors], []);
    await mine.close();
    await other.close();
  });

  it('moves across rooms and hours, and back', async () => {
    const { page, close, errors } = await signedIn(server.address, { path: dateFor(daysAhead(21)) });
    await book(page, 'Peony', 10 * 60, 60, 'Wanderer');
    const block = page.locator('.block', { hasText: 'Wanderer' });
    const before = await block.boundingBox();
    const target = await page.locator('.row', { hasText: 'Lotus' }).boundingBox();
    await page.mouse.move(before.x + 20, before.y + 20);
    await page.mouse.down();
    await page.mouse.move(before.x + 20 + before.width * 2, target.y + 26, { steps: 8 });
    await page.mouse.up();
    await page.locator('.block:not(.pending)[aria-label*="12:00–13:00, Lotus"]').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.locator('.block:not(.pending)[aria-label*="10:00–11:00, Peony"]').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('explains a clash that only the server knows, with ways out', async () => {
    const path = dateFor(daysAhead(22));
    const { page, close } = await signedIn(server.address, { path });
    await book(page, 'Orchid', 14 * 60, 60, 'First come');
    await dragInto(page, 'Orchid', 13 * 60, 90);
    await page.mouse.up();
    await page.getByText('The room is taken at this time.').first().waitFor();
    const ways = page.getByRole('group', { name: 'Other possibilities' });
    await ways.waitFor();
    await accessible(page, 'clash in the form');
    await ways.getByRole('button').first().click();
    await page.locator('.note').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Subject' }).fill('Second come');
    await page.keyboard.press('Enter');
    await page.locator('.block.mine:not(.pending)', { hasText: 'Second come' }).waitFor();
    await close();
  });

  it('books a series, cancels one date, then all that follow', async () => {
    const first = daysAhead(30);
    const { page, close, errors } = await signedIn(server.address, { path: dateFor(first) });
    await dragInto(page, 'Bamboo', 9 * 60, 60);
    await page.mouse.up();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Weekly');
    await page.getByRole('combobox', { name: 'Repeats' }).selectOption('weekly');
    await page.getByText('13 dates').waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByText(/“Weekly” is booked, 13 dates/).waitFor();
    await page.goto(`${server.address}${dateFor(daysAhead(37))}`);
    const block = page.locator('.block', { hasText: 'Weekly' });
    await block.click();
    await page.getByRole('button', { name: 'Cancel meeting' }).click();
    await accessible(page, 'which dates');
    await page.getByRole('button', { name: 'This and following' }).click();
    await block.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close' }).click();
    await page.goto(`${server.address}${dateFor(daysAhead(44))}`);
    await page.locator('.row').first().waitFor();
    await block.waitFor({ state: 'detached' });
    await page.goto(`${server.address}${dateFor(first)}`);
    await block.waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('invites people of the directory', async () => {
    const { page, close } = await signedIn(server.address, { path: dateFor(daysAhead(23)) });
    await dragInto(page, 'Peony', 10 * 60, 60);
    await page.mouse.up();
    await page.getByRole('textbox', { name: 'Subject' }).fill('With Grace');
    await page.getByRole('combobox', { name: 'Attendees' }).fill('hopp');
    await page.getByRole('option', { name: /Grace Hopper/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: /Private/ }).check();
    await page.getByRole('button', { name: 'Find a time for all' }).click();
    await page.getByRole('group', { name: /everybody is free/ }).getByRole('button').first().waitFor();
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    const block = page.locator('.block.mine:not(.pending)', { hasText: 'With Grace' });
    await block.click();
    await page.getByText('Grace Hopper').waitFor();
    await accessible(page, 'a meeting with people');
    await close();
  });

  it('says since when it is away, and catches up when it is back', async () => {
    const path = dateFor(daysAhead(24));
    const { page, close } = await signedIn(server.address, { path });
    await server.end();
    try {
      await page.getByText(/Offline since/).waitFor();
      await accessible(page, 'offline');
    } finally {
      await server.begin();
    }
    await page.getByText(/Offline since/).waitFor({ state: 'detached', timeout: 60_000 });
    await book(page, 'Lotus', 11 * 60, 30, 'After the storm');
    await close();
  });

  it('serves a phone', async () => {
    const { page, close, errors } = await signedIn(server.address, { viewport: PHONE, path: dateFor(daysAhead(25)) });
    await page.getByRole('button', { name: /Book Peony/ }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('On the way');
    await accessible(page, 'phone form');
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByRole('heading', { name: 'My meetings' }).waitFor();
    await page.getByRole('button', { name: /On the way/ }).first().click();
    await page.getByRole('dialog', { name: 'Meeting' }).waitFor();
    await accessible(page, 'phone meeting');
    assert.deepEqual(errors, []);
    await close();
  });

  it('forgets the person at sign-out', async () => {
    const { page, close } = await signedIn(server.address);
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(server.address);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await close();
  });
});

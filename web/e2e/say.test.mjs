// Plain words on the real server: what is said becomes fields, chips and rooms
// that can be had, in Chinese and English; what is not understood is said.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { launch } from './browser.mjs';
import { signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';
/** Names a folder for pictures of what is tested. */
const pictures = process.env.PANEL_SCREENS;

let browser;
let server;

before(async () => {
  if (skip) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  browser = await launch();
  server = await startServer();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

describe('plain words', { skip }, () => {
  it('find a room, are shown as understood, and can be taken out', async () => {
    const { page, errors, close } = await signIn(browser, server.address, { path: '/find' });
    await page.getByLabel('Say what you need').fill('tomorrow 3pm for 7 with video, 45 min and unicorns');
    const chips = page.locator('.parts .chip');
    await chips.filter({ hasText: 'not understood: unicorns' }).waitFor();
    assert.deepEqual(await chips.evaluateAll((all) => all.slice(1).map((one) => one.textContent.trim())), ['15:00', '7 people', 'Video', '45 min', 'not understood: unicorns']);
    assert.equal(await page.getByLabel('Length').inputValue(), '45');
    assert.equal(await page.getByRole('button', { name: 'Video', exact: true }).getAttribute('aria-pressed'), 'true');
    await page.getByRole('button', { name: /15:00.*Peony/ }).first().waitFor();
    await accessible(page, 'said');
    await picture(page, 'say');
    await page.getByRole('button', { name: 'Take out 15:00' }).click();
    await page.getByRole('button', { name: 'Take out not understood: unicorns' }).click();
    assert.equal(await page.getByLabel('Say what you need').inputValue(), 'tomorrow for 7 with video, 45 min and');
    await page.getByRole('button', { name: 'Take out 15:00' }).waitFor({ state: 'detached' });
    assert.deepEqual(errors, []);
    await close();
  });

  it('are taken from the search box, in Chinese as well', async () => {
    const { page, errors, close } = await signIn(browser, server.address, { path: '/day' });
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: /Rooms, people/ }).fill('明天下午3点 10人 1小时');
    await page.getByRole('option').last().click();
    const chips = page.locator('.parts .chip');
    await chips.filter({ hasText: '10 people' }).waitFor();
    assert.deepEqual(await chips.evaluateAll((all) => all.slice(1).map((one) => one.textContent.trim())), ['15:00', '10 people', '1 h']);
    await page.getByRole('button', { name: /15:00/ }).first().waitFor();
    await accessible(page, 'said in Chinese');
    await picture(page, 'say-zh');
    assert.deepEqual(errors, []);
    await close();
  });
});

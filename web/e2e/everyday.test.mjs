// Everyday jobs that no other file does, on the real server and on either
// engine. README.md beside this file lists all twenty with where each is done.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, launch, open } from './browser.mjs';
import { ADMIN, daysAhead, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';

let browser;
let server;
const tokens = {};
const people = {};
const rooms = {};
const places = {};

before(async () => {
  if (skip) return;
  browser = await launch();
  server = await startServer();
  for (const login of ['ada', 'grace']) await enter(login);
  for (const place of (await api('ada', 'GET', '/places?limit=100')).items) places[place.name] = place;
  for (const room of (await api('ada', 'GET', '/rooms')).items) rooms[room.name] = room;
  // Grace is an employee like any other.
  for (const grant of (await api('ada', 'GET', '/grants?limit=200')).items) {
    if (grant.subject.id === people.grace.id) await api('ada', 'DELETE', `/grants/${grant.id}`);
  }
  await missAMeeting();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function api(login, method, path, body, headers = {}) {
  const response = await fetch(`${server.address}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(tokens[login] ? { Authorization: `Bearer ${tokens[login]}` } : {}), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

async function enter(login) {
  const { token, person } = await api('', 'POST', '/sessions', { login, password: ADMIN.password });
  tokens[login] = token;
  people[login] = person;
}

function soon(minutes) {
  return new Date(Math.ceil(Date.now() / 60_000) * 60_000 + minutes * 60_000).toISOString();
}

/** Nobody comes to this one; two minutes later it counts, when the other jobs are done. */
async function missAMeeting() {
  const rules = { checkInRequired: { value: true }, checkInMinutesBefore: { value: 0 }, checkInMinutesAfter: { value: 1 }, releaseWarnMinutes: { value: 0 }, noShowsBar: { value: 5 } };
  await api('ada', 'PATCH', `/places/${rooms.Lotus.id}`, { policy: rules });
  const start = Date.now() % 60_000 > 50_000 ? soon(1) : soon(0);
  await api('grace', 'POST', '/meetings', { subject: 'Nobody came', start, end: new Date(Date.parse(start) + 1_800_000).toISOString(), roomIds: [rooms.Lotus.id] });
}

async function on(login, path, what, options = {}) {
  const { page, errors, close } = await signIn(browser, server.address, { ...options, login, path });
  try {
    await what(page);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
}

describe('everyday jobs', { skip }, () => {
  it('a room is booked without touching the mouse', () =>
    on('grace', `/day/${daysAhead(40)}`, async (page) => {
      await page.locator('.row').first().waitFor();
      await page.keyboard.press('n');
      await page.getByRole('textbox', { name: 'Subject' }).waitFor();
      await page.keyboard.type('By keys alone');
      await page.keyboard.press('Enter');
      await page.locator('.block.mine:not(.pending)', { hasText: 'By keys alone' }).waitFor();
      await accessible(page, 'booked by keys');
    }));

  it('the language is switched midway, and nothing that was written is lost', () =>
    on('grace', `/new?room=${rooms.Peony.id}&start=${daysAhead(41)}T10:00:00Z&end=${daysAhead(41)}T11:00:00Z`, async (page) => {
      await page.getByRole('textbox', { name: 'Subject' }).fill('Review 评审');
      await page.getByRole('button', { name: 'Account and settings' }).click();
      await page.getByRole('button', { name: '简体中文' }).click();
      await page.keyboard.press('Escape');
      await accessible(page, 'a form in another language');
      await page.getByRole('button', { name: '预订', exact: true }).click();
      await page.getByRole('heading', { name: 'Review 评审' }).waitFor();
    }));

  it('a delegate books in the name of somebody else', async () => {
    const powers = { books: true, manages: false, seesPrivate: false, getsCopies: false, decides: false };
    await api('ada', 'POST', '/delegations', { delegateId: people.grace.id, powers });
    await on('grace', `/new?room=${rooms.Peony.id}&start=${daysAhead(42)}T10:00:00Z&end=${daysAhead(42)}T11:00:00Z`, async (page) => {
      await page.getByRole('textbox', { name: 'Subject' }).fill('For Ada');
      await page.getByRole('combobox', { name: 'On behalf of' }).fill('love');
      await page.getByRole('option', { name: /Ada Lovelace/ }).click();
      await accessible(page, 'booking for somebody else');
      await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByRole('heading', { name: 'For Ada' }).waitFor();
      await page.getByLabel('Meeting', { exact: true }).getByText('Ada Lovelace').waitFor();
    });
  });

  it('the code at the door is scanned on a phone, and the desk hears of it', async () => {
    await api('ada', 'PATCH', `/places/${rooms.Orchid.id}`, { policy: { checkInRequired: { value: true } } });
    const start = soon(3);
    const meeting = await api('grace', 'POST', '/meetings', { subject: 'Stand-up', start, end: new Date(Date.parse(start) + 900_000).toISOString(), roomIds: [rooms.Orchid.id] });
    await on('grace', `/meetings/${meeting.id}`, async (desk) => {
      await desk.getByRole('button', { name: 'Check in' }).waitFor();
      await on('grace', '/', async (phone) => {
        // It counts for a short time only.
        const code = await api('ada', 'GET', `/rooms/${rooms.Orchid.id}/check-in-code`);
        await phone.goto(`${server.address}/check-in?t=${code.token}`);
        await phone.getByText('You are checked in: Stand-up').waitFor();
        await accessible(phone, 'checked in by a code');
      }, { viewport: PHONE });
      await desk.getByRole('button', { name: 'Check in' }).waitFor({ state: 'detached' });
    });
  });

  it('somebody is added, chooses a password by the link, and is put out of work', () =>
    on('ada', '/manage/people', async (page) => {
      await page.getByRole('button', { name: 'Add person' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Name', { exact: true }).fill('Barbara Liskov');
      await form.getByLabel('Login name').fill('barbara');
      await form.getByLabel('E-mail').fill('barbara@example.org');
      await accessible(page, 'a new person');
      await form.getByRole('button', { name: 'Add and invite' }).click();
      const link = await page.getByLabel('Link to choose a password').inputValue();
      await accessible(page, 'an invitation');
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      const { hash } = new URL(link);
      const guest = await open(browser, server.address, { path: `/welcome${hash}`, realTime: true });
      await accessible(guest.page, 'invited');
      await guest.page.getByLabel('Password').fill('a secret of my own');
      await guest.page.getByRole('button', { name: 'Create account' }).click();
      await guest.page.getByText('Barbara').first().waitFor();
      await page.getByRole('searchbox').fill('liskov');
      await page.getByRole('row', { name: /Barbara Liskov/ }).getByRole('button', { name: /Deactivate/ }).click();
      await accessible(page, 'asked before somebody is out');
      await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
      await page.getByText('Barbara Liskov can no longer sign in').waitFor();
      await guest.page.goto(`${server.address}/day`);
      await guest.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await guest.close();
      await page.getByRole('checkbox', { name: 'Those who have left' }).check();
      await page.getByRole('row', { name: /Barbara Liskov/ }).getByRole('button', { name: /Let in again/ }).waitFor();
    }));

  it('who looks after one building sees what works there, and no more', async () => {
    const keeper = await api('ada', 'POST', '/people', { login: 'keeper', name: 'Katherine Johnson', language: 'en' });
    await api('ada', 'PUT', `/people/${keeper.id}/password`, { password: ADMIN.password });
    await api('ada', 'POST', '/grants', { subject: { kind: 'person', id: keeper.id }, role: 'roomManager', scope: { kind: 'place', id: places.Annex.id } });
    await on('keeper', `/manage/places/${rooms.Bamboo.id}`, async (page) => {
      await page.getByRole('button', { name: 'Take out of service' }).waitFor();
      const parts = await page.getByRole('navigation', { name: 'Manage' }).getByRole('link').allInnerTexts();
      assert.deepEqual(parts.map((part) => part.trim()).filter((part) => /calendars|types|flows|keys|People|Import/.test(part)), []);
      assert.equal(await page.getByRole('button', { name: 'New campus' }).count(), 0);
      await page.goto(`${server.address}/manage/places/${rooms.Peony.id}`);
      await page.getByText('You may look at this place, but not change it.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Take out of service' }).count(), 0);
      await accessible(page, 'a place of others');
      await page.goto(`${server.address}/manage/rules`);
      await page.getByRole('button', { name: /Change\s*Longest booking/ }).waitFor();
      await page.goto(`${server.address}/manage/rules/${places.Main.id}`);
      await page.getByText('You may look at this place, but not change it.').waitFor();
      assert.equal(await page.getByRole('button', { name: /Change\s*Longest booking/ }).count(), 0);
    });
  });

  it('a missed meeting is appealed and pardoned', { timeout: 240_000 }, async () => {
    const missed = async () => (await api('grace', 'GET', `/people/${people.grace.id}/standing`)).noShows.items.length;
    const end = Date.now() + 200_000;
    while ((await missed()) === 0) {
      assert.ok(Date.now() < end, 'the room was never released');
      await new Promise((done) => setTimeout(done, 1_000));
    }
    await on('grace', '/profile', async (page) => {
      await page.getByRole('button', { name: 'Should not count' }).click();
      await page.getByLabel('Why should it not count?').fill('The door was locked');
      await accessible(page, 'an appeal');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Those who look after the room will decide').waitFor();
    });
    await on('ada', '/manage/no-shows', async (page) => {
      await page.getByText('The door was locked').waitFor();
      await page.getByLabel('Reason; the person reads it').fill('It was');
      await accessible(page, 'an appeal to decide');
      await page.getByRole('button', { name: 'Pardon' }).click();
      await page.getByText('It does not count any more').waitFor();
    });
    await on('grace', '/profile', (page) => page.getByText('Does not count any more').waitFor());
  });
});

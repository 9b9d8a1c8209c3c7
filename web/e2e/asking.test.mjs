// What people ask of each other, on the real server: requests answered many at
// once by keys, a request taken back, a room waited for, rooms exchanged.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, launch } from './browser.mjs';
import { ADMIN, daysAhead, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';

let browser;
let server;
/** Of the two people: tokens for what is prepared without looking. */
const tokens = {};
const rooms = {};

before(async () => {
  if (skip) return;
  browser = await launch();
  server = await startServer();
  for (const login of ['ada', 'grace']) {
    tokens[login] = (await api('', 'POST', '/sessions', { login, password: ADMIN.password })).token;
  }
  for (const room of (await api(tokens.ada, 'GET', '/rooms')).items) rooms[room.name] = room;
  // Everybody made here is an administrator; Grace is to be an employee who has to ask.
  const { items: grants } = await api(tokens.ada, 'GET', '/grants?limit=200');
  const me = (await api(tokens.grace, 'GET', '/me')).person;
  for (const grant of grants) {
    if (grant.subject.kind === 'person' && grant.subject.id === me.id) await api(tokens.ada, 'DELETE', `/grants/${grant.id}`);
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function api(token, method, path, body, headers = {}) {
  const response = await fetch(`${server.address}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

function book(login, room, day, from, until, subject, more = {}) {
  return api(tokens[login], 'POST', '/meetings', { subject, start: `${day}T${from}:00Z`, end: `${day}T${until}:00Z`, timeZone: 'Europe/Lisbon', roomIds: [rooms[room].id], ...more });
}

/** Bookings of the room have to be agreed to, and rivals may wait beside each other. */
async function byRequest(room) {
  const { version } = await api(tokens.ada, 'GET', `/places/${rooms[room].id}`);
  await api(tokens.ada, 'PATCH', `/places/${rooms[room].id}`, { bookingMode: 'approval' }, { 'If-Match': `"${version}"` });
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

describe('requests', { skip }, () => {
  it('are answered many at once by keys, a series date by date', async () => {
    await byRequest('Orchid');
    const day = daysAhead(20);
    await book('grace', 'Orchid', day, '09:00', '10:00', 'Poetry');
    await book('grace', 'Orchid', day, '11:00', '12:00', 'Prose');
    const weekly = await book('grace', 'Orchid', daysAhead(21), '14:00', '15:00', 'Choir', { recurrence: { rrule: 'FREQ=WEEKLY;COUNT=3' } });
    await on('ada', '/approvals', async (page) => {
      const cards = page.locator('.request');
      await cards.nth(2).waitFor();
      assert.equal(await cards.count(), 3, 'the dates of a series are one question');
      await page.getByText('Orchid is booked by request.').first().waitFor();
      await accessible(page, 'requests that wait');
      await page.getByRole('navigation').getByText('requests wait for you').waitFor({ state: 'attached' });
      // The second is declined with a reason.
      await page.keyboard.press('j');
      await page.keyboard.press('d');
      await page.getByRole('dialog', { name: 'Decline' }).waitFor();
      await accessible(page, 'declining');
      await page.getByLabel('Why? The organizer will read it.').fill('The stage is being built');
      await page.getByRole('dialog').getByRole('button', { name: 'Decline', exact: true }).click();
      await cards.filter({ hasText: 'Prose' }).waitFor({ state: 'detached' });
      // Undone, and done again.
      await page.getByRole('button', { name: 'Undo' }).click();
      await cards.filter({ hasText: 'Prose' }).waitFor();
      await page.keyboard.press('d');
      await page.getByLabel('Why? The organizer will read it.').fill('The stage is being built');
      await page.keyboard.press('Control+Enter');
      await cards.filter({ hasText: 'Prose' }).waitFor({ state: 'detached' });
      // One date of the series is left out; the rest goes with the first request.
      await cards.filter({ hasText: 'Choir' }).locator('.dates label').nth(1).click();
      await page.locator('main').focus();
      await page.keyboard.press('k');
      await page.keyboard.press('k');
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.getByText('2 chosen').waitFor();
      await accessible(page, 'requests chosen');
      await page.keyboard.press('a');
      await cards.filter({ hasText: 'Poetry' }).waitFor({ state: 'detached' });
      // Whoever leaves the page has decided.
      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByRole('heading', { name: 'Free right now' }).waitFor();
      const states = async () => (await api(tokens.grace, 'GET', '/approvals?mine=asked')).items.map(({ meeting, state }) => `${meeting.subject} ${state}`).sort();
      await page.waitForFunction(async (token) => {
        const answer = await fetch('/api/v1/approvals?mine=asked', { headers: { Authorization: `Bearer ${token}` } });
        return (await answer.json()).items.filter(({ state }) => state === 'waiting').length === 1;
      }, tokens.grace);
      assert.deepEqual(await states(), ['Choir approved', 'Choir approved', 'Choir waiting', 'Poetry approved', 'Prose declined']);
    });
    assert.equal(weekly.occurrences.length, 3);
  });

  it('of rivals: who is approved declines the other, and is told so before', async () => {
    const { version } = await api(tokens.ada, 'GET', `/places/${rooms.Orchid.id}/rules`);
    await api(tokens.ada, 'PUT', `/places/${rooms.Orchid.id}/rules`, { rivalRequests: { value: true, locked: false } }, { 'If-Match': `"${version}"` });
    const day = daysAhead(30);
    await book('grace', 'Orchid', day, '09:00', '10:00', 'First come');
    const second = await book('grace', 'Orchid', day, '09:30', '10:30', 'Second come');
    await on('ada', '/approvals', async (page) => {
      const card = page.locator('.request').filter({ has: page.getByRole('heading', { name: 'First come' }) });
      await card.getByText('Approving this one declines the other').waitFor();
      await card.getByRole('link', { name: 'Second come' }).waitFor();
      await accessible(page, 'rivals');
      await card.getByRole('button', { name: /Approve this one/ }).click();
      await page.getByRole('button', { name: 'Asked by me' }).click();
      await page.goto(`${server.address}/meetings/${second.id}`);
      await page.getByText('The room went to another meeting').waitFor();
    });
  });

  it('are taken back on the page of the meeting, which shows how far they came', async () => {
    const asked = await book('grace', 'Orchid', daysAhead(40), '09:00', '10:00', 'Second thoughts');
    await on('grace', `/meetings/${asked.id}`, async (page) => {
      await page.getByRole('heading', { name: 'Approval', exact: true }).waitFor();
      await page.getByText(/Asked: .*Ada Lovelace/).waitFor();
      await accessible(page, 'a meeting that waits');
      await page.getByRole('button', { name: 'Take back' }).click();
      await page.getByText('Your request for “Second thoughts” is taken back').waitFor();
      await page.locator('.outcome.recalled').waitFor();
    });
  });

  it('leave an empty page that says what comes here, on a phone as well', () =>
    on(
      'grace',
      '/approvals',
      async (page) => {
        await page.getByText('Nothing waits for you').waitFor();
        await accessible(page, 'no requests');
        await page.getByRole('button', { name: 'Asked by me' }).click();
        await page.locator('.request').first().waitFor();
        await accessible(page, 'what I asked for');
      },
      { viewport: PHONE },
    ));
});

describe('a room that is taken', { skip }, () => {
  it('is waited for, and booked when it becomes free', async () => {
    const day = daysAhead(50);
    const taken = await book('ada', 'Bamboo', day, '09:00', '11:00', 'In the way');
    await on('grace', `/new?room=${rooms.Bamboo.id}&start=${day}T09:30:00Z&end=${day}T10:30:00Z`, async (page) => {
      await page.getByRole('textbox', { name: 'Subject' }).fill('Patience');
      await page.getByRole('button', { name: 'Wait for a room' }).click();
      const form = page.getByRole('dialog', { name: 'Wait for a room' });
      await form.waitFor();
      assert.equal(await form.getByLabel('What is it about?').inputValue(), 'Patience');
      await accessible(page, 'waiting for a room');
      await form.getByRole('button', { name: 'Wait', exact: true }).click();
      await page.getByText(/You are on the waiting list/).waitFor();
      await page.goto(server.address);
      const wish = page.locator('section', { hasText: 'Waiting for a room' });
      await wish.getByText('Patience').first().waitFor();
      await wish.getByText(/1 h.*Bamboo/).waitFor();
      await accessible(page, 'today with a wish');
      await api(tokens.ada, 'POST', `/meetings/${taken.id}/cancel`, {});
      await wish.getByRole('link', { name: 'Patience' }).waitFor();
      await wish.getByRole('link', { name: 'Patience' }).click();
      await page.getByRole('heading', { name: 'Patience' }).waitFor();
      await page.getByText('Bamboo').first().waitFor();
    });
  });

  it('is not waited for any longer', async () => {
    const day = daysAhead(51);
    await book('ada', 'Bamboo', day, '08:00', '20:00', 'All day');
    const wish = { subject: 'Vain hope', earliest: `${day}T09:00:00Z`, latest: `${day}T12:00:00Z`, minutes: 60, roomIds: [rooms.Bamboo.id] };
    await api(tokens.grace, 'POST', '/waitings', wish);
    await on('grace', '/', async (page) => {
      const row = page.getByRole('listitem').filter({ hasText: 'Vain hope' });
      await row.getByRole('button', { name: /Change/ }).click();
      const form = page.getByRole('dialog', { name: 'Wait for a room' });
      await form.getByLabel('People').fill('3');
      await form.getByRole('button', { name: 'Wait', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      await row.getByRole('button', { name: /Stop waiting/ }).click();
      await page.getByText('You no longer wait for “Vain hope”').waitFor();
      assert.deepEqual((await api(tokens.grace, 'GET', '/waitings')).items.filter(({ subject, state }) => subject === 'Vain hope' && state === 'open'), []);
    });
  });
});

describe('two organizers', { skip }, () => {
  it('exchange rooms: one asks, the other agrees in the inbox', async () => {
    const day = daysAhead(60);
    const small = await book('grace', 'Lotus', day, '09:00', '10:00', 'Grown too big');
    await book('ada', 'Peony', day, '09:00', '10:00', 'Shrunk');
    await on('grace', `/meetings/${small.id}`, async (page) => {
      await page.getByRole('button', { name: 'Exchange rooms…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Exchange rooms with' });
      await dialog.getByRole('button', { name: /Peony/ }).waitFor();
      await accessible(page, 'whom to exchange rooms with');
      await dialog.getByRole('button', { name: /Peony/ }).click();
      await page.getByText('The organizer of “Shrunk” is asked').waitFor();
      await page.getByText(/You asked to exchange Lotus for Peony/).waitFor();
    });
    await on('ada', '/inbox', async (page) => {
      await page.getByText(/Grace Hopper would exchange rooms: Lotus for your Peony/).waitFor();
      await accessible(page, 'a proposal in the inbox');
      await page.getByRole('button', { name: 'Exchange', exact: true }).click();
      await page.getByText('The rooms are exchanged').waitFor();
    });
    const after = await api(tokens.grace, 'GET', `/meetings/${small.id}`);
    assert.deepEqual(after.holds.filter(({ active }) => active).map(({ roomId }) => roomId), [rooms.Peony.id]);
  });

  it('hand a meeting over', async () => {
    const own = await book('grace', 'Lotus', daysAhead(61), '09:00', '10:00', 'No time for this');
    await on('grace', `/meetings/${own.id}`, async (page) => {
      await page.getByRole('button', { name: 'Hand over…' }).click();
      await page.getByRole('combobox', { name: 'Hand the meeting over to' }).fill('love');
      await page.getByRole('option', { name: /Ada Lovelace/ }).click();
      await accessible(page, 'handing over');
      await page.getByRole('button', { name: 'Hand over', exact: true }).click();
      await page.getByText('Ada Lovelace is asked').waitFor();
      await page.getByText('You offered this meeting to Ada Lovelace').waitFor();
    });
    assert.equal((await api(tokens.ada, 'GET', `/meetings/${own.id}`)).organizer.name, 'Grace Hopper');
    await on('ada', '/inbox', async (page) => {
      await page.getByText('Grace Hopper would hand you a meeting').waitFor();
      await accessible(page, 'a meeting offered');
      await page.getByRole('button', { name: 'Take it over', exact: true }).click();
      await page.getByText('You are the organizer now').waitFor();
    });
    assert.equal((await api(tokens.ada, 'GET', `/meetings/${own.id}`)).organizer.name, 'Ada Lovelace');
  });

  it('hand the rest of a series over', async () => {
    await book('grace', 'Lotus', daysAhead(62), '09:00', '10:00', 'Rounds', { recurrence: { rrule: 'FREQ=DAILY;COUNT=3' } });
    const dates = async () => (await api(tokens.grace, 'GET', `/meetings?start=${daysAhead(62)}T00:00:00Z&end=${daysAhead(65)}T00:00:00Z`)).items.filter(({ subject }) => subject === 'Rounds');
    await on('grace', `/meetings/${(await dates())[1].id}`, async (page) => {
      await page.getByRole('button', { name: 'Hand over…' }).click();
      await page.getByRole('combobox', { name: 'Hand the meeting over to' }).fill('love');
      await page.getByRole('option', { name: /Ada Lovelace/ }).click();
      await page.getByRole('button', { name: 'Hand over', exact: true }).click();
      await accessible(page, 'which dates are handed over');
      await page.getByRole('button', { name: 'This and following' }).click();
      await page.getByText('Ada Lovelace is asked').waitFor();
    });
    await on('ada', '/inbox', async (page) => {
      await page.getByText('Grace Hopper would hand you a series').waitFor();
      await page.getByRole('button', { name: 'Take it over', exact: true }).click();
      await page.getByText('You are the organizer now').waitFor();
    });
    assert.deepEqual((await dates()).map(({ organizer }) => organizer.name), ['Grace Hopper', 'Ada Lovelace', 'Ada Lovelace']);
  });
});

describe('people who are invited', { skip }, () => {
  it('say whether they come, and the organizer sees the tally at once', async () => {
    const grace = (await api(tokens.grace, 'GET', '/me')).person.id;
    const made = await book('ada', 'Peony', daysAhead(70), '09:00', '10:00', 'Dinner', { attendees: [{ personId: grace }] });
    await on('ada', `/meetings/${made.id}`, async (host) => {
      await host.getByText('0 yes · 0 maybe · 0 no · 1 without an answer').waitFor();
      await on('grace', `/meetings/${made.id}`, async (page) => {
        await page.getByLabel('A word to the organizer').fill('I bring cake');
        await page.getByRole('button', { name: 'I come' }).click();
        await page.getByText('1 yes · 0 maybe · 0 no · 0 without an answer').waitFor();
        await accessible(page, 'an invitation answered');
      });
      await host.getByText('I bring cake').waitFor();
      await host.getByText('1 yes · 0 maybe · 0 no · 0 without an answer').waitFor();
    });
  });
});

describe('a meeting that runs', { skip }, () => {
  it('goes on for as long as the room is free, and says what its end gives back', async () => {
    const made = await api(tokens.grace, 'POST', '/meetings/now', { roomId: rooms.Lotus.id, minutes: 30 });
    await on('grace', `/meetings/${made.id}`, async (page) => {
      await page.getByText(/Nobody comes after you today|The room is free until/).waitFor();
      await accessible(page, 'a meeting that runs');
      await page.getByRole('button', { name: /15 min/ }).click();
      await page.getByText(/goes on longer/).first().waitFor();
      await page.getByRole('button', { name: /End now/ }).click();
      await page.getByText(/has ended; the room is free again/).waitFor();
    });
  });
});

describe('one’s own password', { skip }, () => {
  it('is changed by who knows the old one', () =>
    on('grace', '/profile', async (page) => {
      await page.getByLabel('Current password').fill('not the right one');
      await page.getByLabel(/New password/).fill('another long secret');
      await accessible(page, 'a new password of one’s own');
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
      await page.getByLabel('Current password').fill(ADMIN.password);
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByText(/Your password is changed/).waitFor();
    }));
});

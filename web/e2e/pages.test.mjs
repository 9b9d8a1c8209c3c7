// Every page beyond the day on the real server: the main thing it is for, done
// as a person would do it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, dragInto, launch } from './browser.mjs';
import { daysAhead, signIn, startServer } from './server.mjs';

const skip = process.env.SMART_MEETING_BIN ? false : 'SMART_MEETING_BIN names no server';

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

/** Runs `what` on a page of the administrator, and fails on any error the page reports. */
async function on(path, what, options = {}) {
  const { page, errors, close } = await signIn(browser, server.address, { ...options, path });
  try {
    await what(page);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
}

/** The address of the full form for a room found by its name, on a day ahead. */
async function formFor(page, room, day, from, until) {
  const id = await page.evaluate(async (name) => {
    const { items } = await (await fetch('/api/v1/rooms')).json();
    return items.find((found) => found.name === name).id;
  }, room);
  return `${server.address}/new?room=${id}&start=${day}T${from}:00Z&end=${day}T${until}:00Z`;
}

async function bookIn(page, room, day, from, until, subject) {
  await page.goto(await formFor(page, room, day, from, until));
  await page.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

describe('the log', { skip }, () => {
  it('tells who did what, and how a room stood', () =>
    on('/', async (page) => {
      await bookIn(page, 'Peony', daysAhead(3), '10:00', '11:00', 'On record');
      await page.getByRole('heading', { name: 'History' }).waitFor();
      await page.getByRole('button', { name: /Ada Lovelace booked the meeting/ }).waitFor();
      await page.goto(`${server.address}/manage/audit`);
      await page.getByRole('combobox', { name: 'About' }).selectOption('meeting');
      const line = page.getByRole('button', { name: /booked the meeting “On record”/ });
      await line.click();
      await page.getByRole('button', { name: 'Remove filter Meetings' }).waitFor();
      await page.getByText(/in the browser · from 127\.0\.0\.1/).first().waitFor();
      await page.getByText(/Nobody changed the log up to|Nothing is sealed yet/).waitFor();
      await accessible(page, 'the log');
      // What was found asks for nothing anew.
      let asked = 0;
      page.on('request', (request) => (asked += Number(/\/api\/v1\/audit\?/.test(request.url()))));
      await page.waitForTimeout(1_200);
      assert.equal(asked, 0);
      await page.getByRole('button', { name: 'All about this' }).click();
      await page.getByRole('button', { name: 'Remove filter About one thing' }).waitFor();
      await page.getByRole('button', { name: 'Look back' }).click();
      await page.getByRole('combobox', { name: 'Room' }).selectOption({ label: 'Campus · Main · Floor 0 · Peony' });
      await page.getByText(/(Free|In use|Kept free).* at \d\d:\d\d|The log begins/).first().waitFor();
      await accessible(page, 'a room as it was');
    }));
});

describe('today', { skip }, () => {
  it('takes a room that is free with one tap, ends it, and finds it free again', () =>
    on('/', async (page) => {
      await page.getByRole('heading', { name: 'Free right now' }).waitFor();
      await page.getByRole('button', { name: /Book now.*Lotus/ }).click();
      await page.getByText(/Lotus is yours until/).waitFor();
      // From this minute on, and checked in.
      await page.getByRole('heading', { name: 'Happening now' }).waitFor();
      await page.getByRole('button', { name: 'Check in' }).waitFor({ state: 'detached' });
      await accessible(page, 'today with a meeting');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('heading', { name: /Happening now|Coming next/ }).waitFor({ state: 'detached' });
    }));

  it('cancels a meeting of tomorrow, and takes it back', () =>
    on('/', async (page) => {
      await bookIn(page, 'Peony', daysAhead(2), '10:00', '11:00', 'Second thoughts');
      await page.goto(server.address);
      const row = page.locator('.meeting', { hasText: 'Second thoughts' });
      await row.getByRole('button', { name: /Cancel/ }).click();
      await row.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await row.waitFor();
    }));

  it('serves a phone', () =>
    on(
      '/',
      async (page) => {
        await page.getByRole('heading', { name: 'Free right now' }).waitFor();
        await accessible(page, 'today on a phone');
        await page.getByRole('navigation').getByRole('link', { name: 'Calendar' }).click();
        await page.getByRole('heading', { name: 'My calendar' }).waitFor();
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('link', { name: 'Profile' }).click();
        await page.getByRole('heading', { name: 'Profile' }).waitFor();
      },
      { viewport: PHONE },
    ));
});

describe('the full form', { skip }, () => {
  it('grows out of the small one without losing anything', () =>
    on(`/day/${daysAhead(40)}`, async (page) => {
      await dragInto(page, 'Bamboo', 9 * 60, 60);
      await page.mouse.up();
      await page.getByRole('textbox', { name: 'Subject' }).fill('Grown');
      await page.getByRole('button', { name: 'More options' }).click();
      await page.getByRole('heading', { name: 'New meeting' }).waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Subject' }).inputValue(), 'Grown');
      await page.getByText('Bamboo').first().waitFor();
      await page.getByRole('textbox', { name: 'Description' }).fill('With all the details');
      await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByText('With all the details').waitFor();
    }));

  it('books a series by its own rule, mends a clash and leaves a date out', () =>
    on('/', async (page) => {
      const first = daysAhead(50);
      await bookIn(page, 'Orchid', daysAhead(57), '10:00', '11:00', 'In the way');
      await page.goto(await formFor(page, 'Orchid', first, '10:00', '11:00'));
      await page.getByRole('textbox', { name: 'Subject' }).fill('Clockwork');
      await page.getByRole('combobox', { name: 'Repeats' }).selectOption('custom');
      await page.getByRole('combobox', { name: 'Ends' }).selectOption('count');
      await page.getByRole('spinbutton', { name: 'Number of dates' }).fill('6');
      await page.getByRole('spinbutton', { name: 'Number of dates' }).press('Tab');
      await page.getByText('1 date clashes').waitFor();
      await accessible(page, 'a series with a clash');
      const dates = page.getByRole('list', { name: 'Dates of the series' });
      assert.equal(await dates.getByRole('button').count(), 6);
      await dates.getByRole('button', { name: /taken/ }).click();
      await page.getByText('1 date clashes').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByText(/“Clockwork” is booked, 5 dates/).waitFor();
      await page.getByRole('heading', { name: '5 dates' }).waitFor();
      await page.getByText(/Every week/).waitFor();
      await accessible(page, 'a series');
    }));
});

describe('a meeting', { skip }, () => {
  it('is changed, also all dates of a series', () =>
    on('/', async (page) => {
      await page.goto(await formFor(page, 'Peony', daysAhead(70), '14:00', '15:00'));
      await page.getByRole('textbox', { name: 'Subject' }).fill('Old name');
      await page.getByRole('combobox', { name: 'Repeats' }).selectOption('weekly');
      await page.getByText('12 dates').or(page.getByText('13 dates')).first().waitFor();
      await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByRole('heading', { name: 'Old name' }).waitFor();
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByRole('textbox', { name: 'Subject' }).fill('New name');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'All', exact: true }).click();
      await page.getByRole('heading', { name: 'New name' }).waitFor();
      await page.locator('ol.dates').getByRole('link').nth(3).click();
      await page.getByRole('heading', { name: 'New name' }).waitFor();
    }));

  it('of a series asks which dates when one is dragged', () =>
    on('/', async (page) => {
      const first = daysAhead(100);
      await page.goto(await formFor(page, 'Lotus', first, '09:00', '10:00'));
      await page.getByRole('textbox', { name: 'Subject' }).fill('Carried');
      await page.getByRole('combobox', { name: 'Repeats' }).selectOption('weekly');
      await page.getByText(/1[23] dates/).first().waitFor();
      await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByRole('heading', { name: 'Carried' }).waitFor();
      await page.goto(`${server.address}/day/${daysAhead(107)}`);
      const block = page.locator('.block', { hasText: 'Carried' });
      await block.waitFor();
      await page.locator('.scroller').evaluate((node) => (node.scrollLeft = 7 * parseFloat(getComputedStyle(node).getPropertyValue('--hour'))));
      const before = await block.boundingBox();
      const label = await block.getAttribute('aria-label');
      await page.mouse.move(before.x + 20, before.y + 20);
      await page.mouse.down();
      await page.mouse.move(before.x + 20 + before.width * 2, before.y + 20, { steps: 8 });
      await page.mouse.up();
      await page.getByRole('dialog', { name: 'Which dates should be moved?' }).waitFor();
      await accessible(page, 'which dates to move');
      await page.getByRole('button', { name: 'This and following' }).click();
      await page.getByText('“Carried” has moved').waitFor();
      const moved = page.locator('.block:not(.pending)', { hasText: 'Carried' });
      await moved.waitFor();
      assert.notEqual(await moved.getAttribute('aria-label'), label);
      const there = await moved.getAttribute('aria-label');
      await page.goto(`${server.address}/day/${daysAhead(114)}`);
      await block.waitFor();
      assert.equal(await block.getAttribute('aria-label'), there);
      await page.goto(`${server.address}/day/${first}`);
      await block.waitFor();
      assert.equal(await block.getAttribute('aria-label'), label);
    }));
});

describe('finding a time', { skip }, () => {
  it('leads from people to a booked room', () =>
    on('/find', async (page) => {
      await page.getByRole('combobox', { name: 'Attendees' }).fill('hopp');
      await page.getByRole('option', { name: /Grace Hopper/ }).click();
      await page.getByRole('combobox', { name: 'Seats' }).selectOption('6');
      await page.getByRole('button', { name: 'Next week' }).click();
      const offers = page.locator('.offer');
      await offers.first().waitFor();
      await accessible(page, 'times found');
      await offers.first().click();
      await page.getByRole('heading', { name: 'New meeting' }).waitFor();
      await page.locator('.one', { hasText: 'Grace Hopper' }).waitFor();
      assert.equal(await page.getByRole('spinbutton', { name: 'People expected' }).inputValue(), '6');
      await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByRole('heading', { name: '1 attendee' }).waitFor();
    }));
});

describe('weeks and months', { skip }, () => {
  it('show my meetings and lead to them', () =>
    on('/', async (page) => {
      const day = daysAhead(120);
      await bookIn(page, 'Bamboo', day, '13:00', '14:00', 'Far ahead');
      await page.goto(`${server.address}/calendar?view=month&date=${day}`);
      await page.getByRole('link', { name: /Far ahead/ }).waitFor();
      await page.getByRole('link', { name: 'Week', exact: true }).click();
      await page.getByRole('link', { name: /Far ahead/ }).click();
      await page.getByRole('heading', { name: 'Far ahead' }).waitFor();
      await page.getByRole('link', { name: 'Bamboo' }).click();
      await page.getByRole('heading', { name: 'Bamboo' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'Far ahead' }).waitFor();
    }));
});

describe('the administrator', { skip }, () => {
  it('adds a room and it can be booked at once; takes it out of service', () =>
    on('/manage/places', async (page) => {
      await page.getByRole('button', { name: /^0\s*floor/ }).first().click();
      await page.getByRole('button', { name: 'Add below' }).click();
      await page.getByLabel('Name').fill('Magnolia');
      await page.getByLabel('Code').fill('P9');
      await page.getByLabel('Seats').fill('14');
      await accessible(page, 'a new room');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Magnolia” is saved').waitFor();
      await page.getByRole('link', { name: 'Room', exact: true }).click();
      await page.getByRole('heading', { name: 'Magnolia' }).waitFor();
      await page.goBack();
      await page.getByRole('button', { name: 'Take out of service' }).click();
      await page.getByText('Out of service: nobody can book it.').waitFor();
    }));

  it('sets a rule, and the refusal names it and its place', () =>
    on('/', async (page) => {
      const form = await formFor(page, 'Bamboo', daysAhead(130), '10:00', '13:00');
      await page.goto(`${server.address}/manage/rules`);
      const place = page.getByLabel('Place', { exact: true });
      await place.selectOption(await place.locator('option', { hasText: /Annex$/ }).getAttribute('value'));
      await page.getByRole('button', { name: /Change\s*Longest booking/ }).click();
      await page.getByRole('spinbutton', { name: 'Longest booking' }).fill('60');
      await page.getByRole('spinbutton', { name: 'Longest booking' }).press('Tab');
      await accessible(page, 'a rule being set');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Annex” is saved').waitFor();
      await page.getByText(/^Ada/).first().waitFor();
      await page.getByRole('button', { name: /Change\s*Closed periods/ }).click();
      await page.getByRole('button', { name: 'Add a period' }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('Stocktaking');
      await page.getByRole('textbox', { name: 'Reason' }).press('Tab');
      await page.getByRole('button', { name: /Change\s*Quotas/ }).click();
      await page.getByRole('button', { name: 'Add a quota' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/Stocktaking/).first().waitFor();
      await page.getByText('each person, a week: 10 meetings').waitFor();
      await page.getByText('Not saved yet').waitFor({ state: 'detached' });
      await page.goto(form);
      await page.getByText('Bamboo (rule set at Annex): at most 1 hour; you asked for 3 hours.').waitFor();
      await accessible(page, 'a rule that says no');
      const why = page.getByRole('link', { name: 'See the rules of the room' });
      const rules = await why.getAttribute('href');
      assert.match(rules, /^\/rooms\/[\w-]+#rules$/);
      await page.goto(`${server.address}${rules}`);
      await page.getByText('set for Annex').first().waitFor();
    }));

  it('makes a key that is shown once, and revokes it', () =>
    on('/manage/keys', async (page) => {
      await page.getByLabel('What is it for?').fill('Gateway');
      await page.getByLabel('May do').selectOption('door');
      await page.getByLabel('Where', { exact: true }).selectOption({ label: 'Campus · Main' });
      await page.getByRole('button', { name: 'Make a key' }).click();
      await page.getByText('it is shown only this once').waitFor();
      await page.locator('li', { hasText: 'Gateway' }).getByText(/ · Main · /).waitFor();
      await accessible(page, 'a fresh key');
      await page.getByRole('button', { name: /Revoke.*Gateway/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
      await page.getByText('revoked').first().waitFor();
    }));

  it('makes a group, gives it a role for a building, sees why, and takes it away', () =>
    on('/manage/groups', async (page) => {
      await page.getByRole('textbox', { name: 'New group' }).fill('Designers');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('combobox', { name: 'Members' }).fill('hopp');
      await page.getByRole('option', { name: /Grace Hopper/ }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Designers” is saved').waitFor();
      await accessible(page, 'a group');
      await page.getByRole('link', { name: 'Rights' }).click();
      await page.getByRole('combobox', { name: 'To whom' }).fill('desi');
      await page.getByRole('option', { name: /Designers/ }).click();
      await page.getByLabel('Role', { exact: true }).selectOption('roomManager');
      const where = page.getByLabel('Where', { exact: true });
      await where.selectOption(await where.locator('option', { hasText: /Main$/ }).getAttribute('value'));
      await page.getByLabel('Note').fill('while somebody is away');
      await page.getByRole('button', { name: 'Give the role' }).click();
      await page.getByText('while somebody is away').waitFor();
      await accessible(page, 'rights');
      await page.getByRole('link', { name: 'People' }).click();
      await page.getByRole('button', { name: /Rights.*Grace Hopper/ }).click();
      const dialog = page.getByRole('dialog');
      const place = dialog.getByRole('combobox');
      await place.selectOption(await place.locator('option', { hasText: /Main$/ }).getAttribute('value'));
      await dialog.getByText(/Room manager: given to Designers, Main/).first().waitFor();
      await accessible(page, 'why somebody may');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Rights' }).click();
      await page.getByRole('button', { name: /Take away.*Designers/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click();
      await page.getByText('Designers no longer has the role').waitFor();
    }));

  it('gives somebody a new password', () =>
    on('/manage/people', async (page) => {
      await page.getByRole('searchbox').fill('grace');
      await page.getByRole('button', { name: /New password.*Grace Hopper/ }).click();
      await page.getByRole('textbox', { name: 'Password' }).fill('another long secret');
      await accessible(page, 'a new password');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Grace Hopper has a new password').waitFor();
    }));
});

describe('what comes of a meeting', { skip }, () => {
  it('plans it, keeps a file, writes the minutes and gives somebody something to do', () =>
    on('/', async (page) => {
      await bookIn(page, 'Lotus', daysAhead(5), '09:00', '10:00', 'Quarter');
      await page.getByRole('button', { name: 'Write an agenda' }).click();
      await page.getByLabel('Item 1').fill('Budget');
      await page.getByRole('spinbutton', { name: 'Minutes' }).first().fill('45');
      await page.getByRole('button', { name: 'Add an item' }).click();
      await page.getByLabel('Item 2').fill('Rest');
      await page.getByRole('spinbutton', { name: 'Minutes' }).nth(1).fill('30');
      await page.getByText('75 of 60 minutes planned: 15 too many').waitFor();
      await page.getByRole('button', { name: 'Move up' }).nth(1).press('Enter');
      await page.getByText('Rest is now 1 of 2').waitFor({ state: 'attached' });
      await accessible(page, 'an agenda being written');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('listitem').filter({ hasText: 'Rest' }).waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('figures') });
      await page.getByRole('link', { name: 'plan.txt' }).waitFor();
      await page.getByRole('button', { name: 'Begin minutes' }).click();
      await page.getByRole('heading', { name: '1. Rest' }).waitFor();
      await page.getByRole('button', { name: 'Edit' }).last().click();
      await page.getByLabel('Budget').fill('It is **agreed**.');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.locator('b', { hasText: 'agreed' }).waitFor();
      await accessible(page, 'minutes being written');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('link', { name: 'DOCX' }).waitFor();
      await page.getByRole('button', { name: 'Add a task' }).click();
      await page.getByLabel('What is to be done').fill('Write the report');
      await page.getByRole('combobox', { name: 'Who does it' }).fill('ada');
      await page.locator('li[role=option]').first().click();
      await page.getByRole('button', { name: 'Add a task' }).click();
      await page.getByText('Write the report').waitFor();
      await accessible(page, 'a meeting with all that comes of it');
      await page.goto(`${server.address}/tasks`);
      await page.getByText('Write the report').waitFor();
      await accessible(page, 'my tasks');
      await page.getByRole('checkbox', { name: 'Write the report: done' }).check();
      await page.getByText('Nothing is left to do.').waitFor();
    }));
});

describe('the person', { skip }, () => {
  it('finds an inbox that teaches while it is empty, and wishes that stay', () =>
    on('/inbox', async (page) => {
      await page.getByText('Nothing here yet').waitFor();
      await accessible(page, 'an empty inbox');
      await page.goto(`${server.address}/profile`);
      await page.getByLabel('Remind me before the start').selectOption('30');
      await page.getByLabel('Quiet hours without mail').check();
      await page.getByText('Which way for what').click();
      await accessible(page, 'wishes about messages');
      const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
      await page.getByLabel('Invitations').selectOption('mail');
      await saved;
      await page.reload();
      await page.getByText('Which way for what').click();
      assert.equal(await page.getByLabel('Remind me before the start').inputValue(), '30');
      assert.equal(await page.getByLabel('Invitations').inputValue(), 'mail');
      assert.equal(await page.getByLabel('Quiet hours without mail').isChecked(), true);
    }));

  it('lets a colleague act for them', () =>
    on('/profile', async (page) => {
      await page.getByRole('combobox', { name: 'Let somebody act for you' }).fill('hopp');
      await page.getByRole('option', { name: /Grace Hopper/ }).click();
      await accessible(page, 'a new delegate');
      await page.getByRole('button', { name: 'Add delegate' }).click();
      await page.getByText('Grace Hopper may act for you').waitFor();
      await page.getByText(/books for you, changes and cancels/).waitFor();
      await page.getByRole('button', { name: /^End/ }).click();
      await page.getByText(/books for you, changes and cancels/).waitFor({ state: 'detached' });
    }));

  it('changes name and language, and goes anywhere by the palette', () =>
    on('/profile', async (page) => {
      await page.getByLabel('Your name').fill('Ada King');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your profile is saved').waitFor();
      await page.getByRole('button', { name: '繁體中文' }).click();
      await page.getByRole('heading', { name: '個人資料' }).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /Rooms, people/ }).fill('orchid');
      await page.getByRole('option', { name: /Orchid/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Orchid' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('heading', { name: 'Free right now' }).waitFor();
    }));
});

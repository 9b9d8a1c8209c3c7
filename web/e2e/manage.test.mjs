// The administrator's pages on the real server: what each is for, done as a
// person would do it, each held against the rules of accessibility.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessible } from './axe.mjs';
import { PHONE, launch } from './browser.mjs';
import { ADMIN, daysAhead, say, signIn, startServer } from './server.mjs';

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
    // The letter shown may run nothing; what the tests put into each frame is refused there.
    assert.deepEqual(errors.filter((error) => !error.includes('document is sandboxed')), []);
  } finally {
    await close();
  }
}

/** A call by token; what came back. */
const call = (token, method, path, body) => say(server.address, method, path, body, token);

/** A file chosen in the field for files. */
function file(page, name, text) {
  return page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
}

describe('rights', { skip }, () => {
  it('a role is copied from the product, changed, given, and says who has it', () =>
    on('/manage/roles/frontDesk', async (page) => {
      await page.getByRole('heading', { name: 'Front desk' }).waitFor();
      await accessible(page, 'a role of the product');
      await page.getByRole('button', { name: 'Copy to a new role' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Lab keeper');
      await page.getByLabel('Code', { exact: true }).fill('labKeeper');
      await page.getByRole('checkbox', { name: /Approve bookings/ }).check();
      await accessible(page, 'a new role');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Lab keeper” is saved').waitFor();
      await page.getByText('Nobody has this role.').waitFor();
      await page.getByRole('checkbox', { name: /Approve bookings/ }).uncheck();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Delete role' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete role' }).click();
      await page.getByRole('link', { name: /Lab keeper/ }).waitFor({ state: 'detached' });
    }));

  it('what somebody who leaves had to run is handed to another', async () => {
    const enter = async (login) => (await call(null, 'POST', '/sessions', { login, password: ADMIN.password })).token;
    const ada = await enter('ada');
    const { id } = await call(ada, 'POST', '/people', { login: 'zed', name: 'Zed Shaw' });
    await call(ada, 'PUT', `/people/${id}/password`, { password: ADMIN.password });
    const zed = await enter('zed');
    const [room] = (await call(zed, 'GET', '/rooms')).items;
    const day = daysAhead(20);
    await call(zed, 'POST', '/meetings', { subject: 'Roadmap', start: `${day}T09:00:00Z`, end: `${day}T10:00:00Z`, roomIds: [room.id], recurrence: { rrule: 'FREQ=WEEKLY;COUNT=2' } });
    await on('/manage/people', async (page) => {
      await page.getByRole('row', { name: /Zed Shaw/ }).getByRole('button', { name: /Deactivate/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: /Deactivate/ }).click();
      const sheet = page.getByRole('dialog', { name: 'Meetings that Zed Shaw still has to run' });
      await sheet.getByText('2 dates').waitFor();
      await accessible(page, 'what somebody who left has to run');
      await sheet.getByRole('combobox', { name: 'Hand all to' }).fill('grace');
      await sheet.getByRole('option', { name: /Grace Hopper/ }).click();
      await sheet.getByRole('button', { name: 'Hand all over' }).click();
      await page.getByText('What Zed Shaw had to run has been handed over').waitFor();
    });
    const left = await call(ada, 'GET', `/people/${id}/meetings`);
    assert.deepEqual(left.items, []);
    const grace = (await call(ada, 'GET', '/people?query=grace')).items[0].id;
    assert.equal((await call(ada, 'GET', `/people/${grace}/meetings`)).items[0].dates, 2);
  });

  it('departments are made, moved and deleted', () =>
    on('/manage/units', async (page) => {
      await page.getByText('No departments yet').waitFor();
      await page.getByRole('textbox', { name: 'New department' }).fill('Research');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('textbox', { name: 'New department in Research' }).fill('Optics');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('link', { name: 'Optics' }).click();
      await page.getByLabel('Belongs to').selectOption({ label: 'nothing: it stands at the top' });
      await accessible(page, 'a department');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Optics” is saved').last().waitFor();
      await page.getByRole('button', { name: 'Delete department' }).click();
      await accessible(page, 'asked before a department goes');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete department' }).click();
      await page.getByRole('link', { name: 'Optics' }).waitFor({ state: 'detached' });
    }));
});

describe('rules', { skip }, () => {
  it('a working calendar is made, a day set by hand, holidays imported after a look', () =>
    on('/manage/calendars', async (page) => {
      await page.getByText('No working calendar yet').waitFor();
      await page.getByRole('link', { name: 'New calendar' }).click();
      await page.getByLabel('Name', { exact: true }).fill('China');
      await page.getByLabel('Code', { exact: true }).fill('cn');
      await page.getByRole('button', { name: 'Save' }).click();
      const year = new Date().getUTCFullYear();
      await page.getByRole('button', { name: new RegExp(`October 1, ${year}`) }).click();
      await page.getByLabel('This day is').selectOption('holiday');
      await page.getByRole('dialog').getByLabel('Name').fill('National Day');
      await accessible(page, 'a day of a calendar');
      await page.getByRole('button', { name: 'Set', exact: true }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“China” is saved').waitFor();
      await page.getByRole('button', { name: 'Import holidays' }).click();
      await file(page, 'days.csv', `date,kind,as_weekday,name\n${year}-10-01,holiday,,国庆节\n${year}-10-10,workday,4,\n${year}-10-99,holiday,,\n`);
      await page.getByText(/“\d+-10-99” is no date/).waitFor();
      await accessible(page, 'days before they are imported');
      await page.getByRole('button', { name: 'Replace the days' }).click();
      await page.getByText('1 make-up day').waitFor();
      await page.getByRole('button', { name: new RegExp(`October 10, ${year}.*make-up working day`) }).waitFor();
      await accessible(page, 'a year');
    }));

  it('a type of meetings is free of a rule', () =>
    on('/manage/types/+', async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('Board meeting');
      await page.getByLabel('Code', { exact: true }).fill('board');
      await page.getByRole('checkbox', { name: 'Longest booking' }).check();
      await accessible(page, 'a type of meetings');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: /Board meeting.*free of one rule/ }).waitFor();
      await page.getByRole('link', { name: 'Rules', exact: true }).click();
      await page.getByRole('button', { name: /Change\s*Forbidden types/ }).click();
      await page.getByRole('button', { name: 'Board meeting', exact: true }).click();
      await page.getByRole('button', { name: 'Sunday' }).click();
      await accessible(page, 'types that are forbidden');
      await page.getByRole('button', { name: /Change\s*Other rules for some meetings/ }).click();
      await page.getByRole('button', { name: 'Add an exception' }).click();
      await page.getByRole('combobox', { name: 'Add a condition …' }).selectOption('types');
      await page.getByRole('button', { name: 'Board meeting', exact: true }).click();
      await accessible(page, 'an exception from check-in');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Not saved yet').waitFor({ state: 'detached' });
      await page.getByText('Board meeting: Mon, Tue, Wed, Thu, Fri, Sat').waitFor();
      await page.getByText('Lasts at least: 2 h, Of one of these types: Board meeting → no check-in is needed').waitFor();
    }));

  it('a flow says who would have to approve, is saved, named in a rule, and stays while it is', () =>
    on('/manage/flows/+', async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('Lecture halls');
      await page.getByRole('combobox', { name: 'Add an approver to step 1' }).fill('hopp');
      await page.getByRole('option', { name: /Grace Hopper/ }).click();
      await page.getByRole('button', { name: /Remove Whoever may approve in the room/ }).click();
      await page.getByRole('button', { name: 'Add a step' }).click();
      await page.getByRole('combobox', { name: 'Add a condition …' }).last().selectOption('longerThan');
      await page.getByLabel('It has a deadline').last().check();
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByText('1 of 1 have to agree: Grace Hopper').waitFor();
      await page.getByText('Passed over: it is not for such a booking.').waitFor();
      await accessible(page, 'a flow tried');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Lecture halls” is saved').waitFor();
      await page.getByRole('link', { name: 'Rules', exact: true }).click();
      await page.getByRole('button', { name: /Change\s*Approval flow/ }).click();
      await page.getByRole('checkbox', { name: 'A flow decides' }).check();
      await page.getByRole('combobox', { name: 'Approval flow' }).selectOption({ label: 'Lecture halls' });
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Not saved yet').waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Approval flows' }).click();
      await page.getByText(/Counts at: Campus/).waitFor();
      await page.getByRole('button', { name: 'Delete flow' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete flow' }).click();
      await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    }));

  it('a draft of rules is tried on what was booked before it is saved', () =>
    on('/', async (page) => {
      await page.getByRole('button', { name: /Book now.*Orchid/ }).click();
      await page.getByText(/Orchid is yours until/).waitFor();
      await page.goto(`${server.address}/manage/rules`);
      await page.getByRole('button', { name: /Change\s*Longest booking/ }).click();
      await page.getByRole('spinbutton', { name: 'Longest booking' }).fill('5');
      // What is not saved keeps the page until somebody says otherwise.
      const asked = page.waitForEvent('dialog').then(async (dialog) => (await dialog.dismiss(), dialog.message()));
      await page.getByRole('link', { name: 'Approval flows' }).click();
      assert.match(await asked, /would be lost/);
      await page.getByRole('button', { name: 'See what it would have meant' }).click();
      await page.getByText('Would have been refused').waitFor();
      await page.getByText(/1 booking|All of them would still|Nothing was booked/).first().waitFor();
      await accessible(page, 'a draft of rules tried');
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('Would have been refused').waitFor({ state: 'detached' });
    }));
});

describe('messages', { skip }, () => {
  it('words are changed with what they fill in, shown as they will look, and put back', () =>
    on('/manage/templates/invited~en', async (page) => {
      const subject = page.getByLabel('Subject', { exact: true });
      await subject.fill('Please come: ');
      await subject.press('End');
      await page.getByRole('button', { name: 'Organizer', exact: true }).click();
      assert.match(await subject.inputValue(), /^Please come: \{organizer\}$/);
      await page.getByRole('heading', { name: /Please come: [^{]/ }).waitFor();
      await accessible(page, 'words of a message');
      await page.getByLabel('Text', { exact: true }).fill('At {tiem}.');
      await page.getByText('{tiem} is none of the words').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Save' }).isDisabled(), true);
      await page.getByLabel('Text', { exact: true }).fill('At {time}.');
      await page.getByText('{tiem} is none of the words').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('own words').waitFor();
      await page.getByRole('button', { name: 'Back to the default' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Back to the default' }).click();
      await page.getByText('own words').waitFor({ state: 'detached' });
    }));

  it('the log of mail teaches while it is empty, and finds by address', () =>
    on('/manage/deliveries', async (page) => {
      await page.getByText('No mail yet.').waitFor();
      await accessible(page, 'no mail yet');
      await page.getByRole('searchbox').fill('nobody@');
      await page.getByText('No mail is like that.').waitFor();
    }));
});

describe('import', { skip }, () => {
  it('takes a table of rooms as a spreadsheet in a Chinese office saves it', () =>
    on('/manage/imports/rooms', async (page) => {
      await accessible(page, 'import');
      // 编码;名称;园区;时区;容量 and two rows, in GBK.
      const header = Buffer.from('b1e0c2eb3bc3fbb3c63bd4b0c7f83bcab1c7f83bc8ddc1bf', 'hex');
      const rows = Buffer.from('\nX1;Iris;Campus;Europe/Lisbon;12\nX2;Fern;Campus;Europe/Lisbon;many\n');
      await file(page, 'rooms.csv', Buffer.concat([header, rows]));
      await page.getByText('1 new').waitFor();
      await page.getByText(/Seats is “many”; a number from 1 to/).waitFor();
      await accessible(page, 'an import tried');
      await page.getByRole('button', { name: 'Import 1' }).click();
      await page.getByText('1 taken').waitFor();
      await page.goto(`${server.address}/day/${daysAhead(1)}`);
      await page.getByText('Iris').first().waitFor();
    }));

  it('asks which column is what where it cannot guess, on a phone too', () =>
    on(
      '/manage/imports/people',
      async (page) => {
        await file(page, 'people.csv', 'Kürzel,Wer\nhedy,Hedy Lamarr\n');
        await page.getByText(/Say which column holds: Login, Name/).waitFor();
        await page.getByLabel('Login *').selectOption({ label: 'Kürzel' });
        await page.getByLabel('Name *').selectOption({ label: 'Wer' });
        await accessible(page, 'columns on a phone');
        await page.getByRole('button', { name: 'Try it' }).click();
        await page.getByRole('button', { name: 'Import 1' }).click();
        await page.getByText('1 taken').waitFor();
        await page.getByRole('combobox', { name: 'Manage' }).selectOption('people');
        await page.getByText('Hedy Lamarr').first().waitFor();
      },
      { viewport: PHONE },
    ));
});

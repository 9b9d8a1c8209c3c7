// Pictures of the pages that only a server fills: a small house with rules,
// flows, panels and mail, made through the interface and then looked at.
import { createServer } from 'node:net';
import { PHONE, freePort, picture } from './browser.mjs';
import { ADMIN, signIn, startServer } from './server.mjs';

/** Takes every mail but those to one address, and keeps the links of the others. */
function mailbox(port, links) {
  const server = createServer((socket) => {
    let rest = '';
    let letter = null;
    const say = (line) => socket.write(`${line}\r\n`);
    const answer = (line) => {
      if (letter !== null && line !== '.') letter += line.endsWith('=') ? line.slice(0, -1) : `${line}\n`;
      else if (letter !== null) {
        for (const [, path] of letter.matchAll(/(\/(?:approve|here)\/[0-9a-f]{64})/g)) links.add(path);
        letter = null;
        say('250 ok');
      } else if (/^EHLO/i.test(line)) socket.write('250-house\r\n250 8BITMIME\r\n');
      else if (/^RCPT.*gone/i.test(line)) say('550 5.1.1 no such mailbox');
      else if (/^DATA/i.test(line)) {
        letter = '';
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else say('250 ok');
    };
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const lines = (rest + bytes).split('\r\n');
      rest = lines.pop();
      lines.forEach(answer);
    });
    say('220 house');
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}

/** Speaks the interface as the administrator. */
async function voice(address) {
  let count = 0;
  const ask = async (method, path, body, token, version) => {
    const headers = { 'Idempotency-Key': `house-${count++}`, ...(body ? { 'Content-Type': 'application/json' } : {}), ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) };
    const response = await fetch(`${address}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
  const { token } = await ask('POST', '/sessions', { login: ADMIN.login, password: ADMIN.password });
  return (method, path, body, version, other = token) => ask(method, path, body, other, version);
}

async function furnish(address, say) {
  const people = (await say('GET', '/people?limit=10')).items;
  const [ada, grace] = ['ada', 'grace'].map((login) => people.find((person) => person.login === login));
  await say('PATCH', '/me', { email: 'ada@example.org' }, ada.version);
  const types = { board: 'Board meeting', interview: 'Interview', training: 'Training' };
  for (const [code, name] of Object.entries(types)) await say('PUT', `/meeting-types/${code}`, { name, exempt: code === 'board' ? ['longestMinutes', 'horizonDays'] : [] }, 0);
  const year = new Date().getUTCFullYear();
  const days = [['10-01', 'National Day'], ['10-02', 'National Day'], ['12-25', 'Christmas'], ['01-01', 'New Year']].map(([day, name]) => ({ date: `${year}-${day}`, kind: 'holiday', name }));
  await say('PUT', '/calendars/china', { name: 'China', days: [...days, { date: `${year}-10-10`, kind: 'workday', asWeekday: 4 }] }, 0);
  const step = { quorum: { kind: 'any' }, when: [], ownRequests: 'agreed', deadline: null };
  const steps = [{ ...step, name: 'Facility', approvers: [{ kind: 'person', id: ada.id }], deadline: { hours: 24, remindHours: 4, then: 'escalate' } }, { ...step, name: 'Head of the house', approvers: [{ kind: 'administrators' }], when: [{ kind: 'longerThan', minutes: 240 }] }];
  const flow = await say('POST', '/flows', { name: 'Large rooms', steps });
  const places = (await say('GET', '/places?limit=50')).items;
  const main = places.find(({ name }) => name === 'Main');
  const policy = {
    openingHours: { value: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00:00', until: '22:00:00' })) },
    calendar: { value: 'china', locked: true },
    forbiddenTypes: { value: [{ type: 'interview' }, { type: 'training', weekdays: [1, 5] }] },
    approvalFlow: { value: flow.id },
    checkInProfiles: { value: [{ when: { atLeastMinutes: 240 }, then: { required: false } }, { when: { guests: true, types: ['board'] }, then: { minutesAfter: 30, warnMinutes: 10 } }] },
  };
  await say('PATCH', `/places/${main.id}`, { policy }, main.version);
  const rooms = Object.fromEntries((await say('GET', '/rooms')).items.map((room) => [room.name, room]));
  await say('PATCH', `/places/${rooms.Orchid.id}`, { bookingMode: 'approval' }, places.find(({ id }) => id === rooms.Orchid.id).version);
  await say('POST', '/api-keys', { name: 'Door reader of the eastern entrance', role: 'door', placeId: main.id });
  await say('POST', '/api-keys', { name: 'Presence sensors, floor 0', role: 'sensor' });
  await say('PUT', `/people/${grace.id}/password`, { password: ADMIN.password });
  for (const room of ['Peony', 'Bamboo']) {
    const { code } = await say('POST', '/panels/pairings', {}, undefined, null);
    await say('POST', '/panels', { code, placeId: rooms[room].id });
  }
  const token = (await say('POST', '/sessions', { login: 'grace', password: ADMIN.password }, undefined, null)).token;
  const at = (days, hour) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${hour}:00:00Z`;
  const ahead = [7, 8, 9].find((count) => ![0, 6].includes(new Date(Date.now() + count * 86_400_000).getUTCDay()));
  await say('POST', '/meetings', { subject: 'Town hall', start: at(ahead, '10'), end: at(ahead, '12'), roomIds: [rooms.Orchid.id], attendees: [{ personId: ada.id }] }, undefined, token);
  await say('POST', '/meetings', { subject: 'Vendor talks', start: at(ahead, '13'), end: at(ahead, '14'), roomIds: [rooms.Bamboo.id], attendees: [{ personId: ada.id }, { email: 'eve@gone.example' }] }, undefined, token);
  return { main, flow };
}

const rule = (page, name) => page.getByRole('button', { name: new RegExp(`Change\\s*${name}`) }).click();

/** Names of pictures with the address, and what is done there before. */
const shots = ({ main, flow }) => [
  ['manage-rules-fields', `/manage/rules/${main.id}`, async (page) => { await rule(page, 'Forbidden types'); await rule(page, 'Other rules for some meetings'); await page.locator('.editor').scrollIntoViewIfNeeded(); }],
  ['manage-calendars', '/manage/calendars/china'],
  ['manage-types', '/manage/types/board'],
  ['manage-flows', `/manage/flows/${flow.id}`],
  ['manage-roles', '/manage/roles/frontDesk'],
  ['manage-templates', '/manage/templates'],
  ['manage-deliveries', '/manage/deliveries'],
  ['manage-imports', '/manage/imports'],
  ['manage-panels', '/manage/panels', (page) => page.getByRole('button', { name: /Peony/ }).click()],
  ['manage-keys', '/manage/keys'],
  ['manage-people-invite', '/manage/people', invite],
  ['phone-manage-people-tw', '/manage/people', null, { viewport: PHONE, scale: 2, language: 'zh-TW' }],
  ['manage-types-tw-dark', '/manage/types/board', null, { dark: true, language: 'zh-TW' }],
  ['offline-today', '/', goOffline],
  ['phone-offline-rooms-zh-dark', '/day', goOffline, { viewport: PHONE, scale: 2, dark: true, language: 'zh-CN' }],
  // The last: who leaves is out of the other pictures.
  ['manage-people-hand-over-zh-dark', '/manage/people', handOver, { dark: true, language: 'zh-CN' }],
];

/** The row of somebody in the list of people. */
const rowOf = (page, name) => page.getByRole('row', { name: new RegExp(name) });

/** Somebody new, with the link that lets them choose a password. */
async function invite(page) {
  await page.getByRole('button', { name: 'Add person' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Maximiliane von Hohenlohe-Waldenburg-Schillingsfürst');
  await form.getByLabel('Login name').fill('maximiliane');
  await form.getByLabel('E-mail').fill('maximiliane.von.hohenlohe@example.org');
  await form.getByRole('button', { name: 'Add and invite' }).click();
  await page.locator('input[readonly]').first().waitFor();
}

/** What somebody who leaves had to run. */
async function handOver(page) {
  await rowOf(page, 'Grace Hopper').getByRole('button').last().click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(1_500);
}

/** The installed app without its server: the worker keeps the shell, the shelf the last known state. */
async function goOffline(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(2_500);
  await page.context().setOffline(true);
  await page.reload();
  await page.locator('.row, .room, .blank, main.paper').first().waitFor();
  await page.waitForTimeout(500);
}


async function onPhone(browser, address, path, options) {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, ...options });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  return { page, close: () => context.close() };
}

export async function takeHouse(browser, folder, wanted) {
  const links = new Set();
  const port = await freePort();
  const mail = await mailbox(port, links);
  const server = await startServer({ env: { SMART_MEETING_MAIL_HOST: '127.0.0.1', SMART_MEETING_MAIL_PORT: String(port), SMART_MEETING_MAIL_SECURITY: 'none', SMART_MEETING_MAIL_FROM: 'rooms@example.org', SMART_MEETING_PUBLIC_URL: 'https://rooms.example.org' } });
  try {
    const say = await voice(server.address);
    const house = await furnish(server.address, say);
    for (let turn = 0; turn < 120 && links.size === 0; turn++) await new Promise((done) => setTimeout(done, 500));
    for (const [name, path, before, more] of shots(house).filter(([name]) => wanted(name))) {
      const { page, close } = await signIn(browser, server.address, { path, ...more });
      await page.waitForTimeout(700);
      await before?.(page);
      await page.waitForTimeout(300);
      await picture(page, folder, name);
      await close();
    }
    for (const path of wanted('mail-approve') ? [...links].filter((link) => link.startsWith('/approve/')).slice(0, 1) : []) {
      const { page, close } = await onPhone(browser, server.address, path, {});
      await picture(page, folder, 'mail-approve');
      await close();
    }
    if (wanted('panel-offline')) await takePanels(browser, folder, server.address, say);
    if (wanted('board-plan')) await takeBoard(browser, folder, server.address, say);
  } finally {
    await server.stop();
    mail.close();
  }
}

const DOOR = { viewport: { width: 800, height: 480 }, deviceScaleFactor: 1, hasTouch: true };
const UPRIGHT = { viewport: { width: 600, height: 1024 }, deviceScaleFactor: 1, hasTouch: true, colorScheme: 'dark', locale: 'zh-CN' };

/** A screen that hangs beside the door of a room. */
async function hang(browser, address, say, room, options) {
  const { page, close } = await onPhone(browser, address, '/panel', options);
  const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
  await say('POST', '/panels', { code, placeId: room.id });
  await page.locator('[data-state]').waitFor();
  return { page, close };
}

/** Doors of seven inches and an upright one, through the states of a room, and without the network. */
async function takePanels(browser, folder, address, say) {
  const lotus = (await say('GET', '/rooms')).items.find(({ name }) => name === 'Lotus');
  const open = async (weekdays, from, until) => {
    const { version } = await say('GET', `/places/${lotus.id}`);
    await say('PATCH', `/places/${lotus.id}`, { policy: { openingHours: { value: weekdays.map((weekday) => ({ weekday, from, until })) } } }, version);
  };
  await open([1, 2, 3, 4, 5, 6, 7], '00:00:00', '00:00:00');
  const doors = [await hang(browser, address, say, lotus, DOOR), await hang(browser, address, say, lotus, UPRIGHT)];
  const take = async (state, name) => {
    for (const [at, { page }] of doors.entries()) {
      await page.locator(`[data-state=${state}]`).waitFor();
      await picture(page, folder, at === 0 ? name : `${name}-upright-zh-dark`);
    }
  };
  await take('free', 'panel');
  const { id } = await say('POST', '/meetings/now', { subject: 'Design review of the new reception', roomId: lotus.id, minutes: 30 });
  await take('busy', 'panel-busy');
  await say('POST', `/meetings/${id}/end`);
  const tomorrow = (new Date().getUTCDay() % 7) + 1;
  await open([tomorrow], '08:00:00', '18:00:00');
  await take('shut', 'panel-closed');
  const [{ page }] = doors;
  await page.context().route('**/api/**', (route) => route.abort());
  await page.reload();
  await page.locator('.stale').waitFor();
  await picture(page, folder, 'panel-offline');
  for (const { close } of doors) await close();
}

/** A board in the hall: rooms on the plan of their floor, and the list with the arrows that follow from it. */
async function takeBoard(browser, folder, address, say) {
  const { page, close } = await onPhone(browser, address, '/board', { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1, colorScheme: 'dark' });
  const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
  const places = (await say('GET', '/places?limit=50')).items;
  const floor = places.find(({ code }) => code === 'main-0');
  const rooms = places.filter(({ parentId, kind }) => parentId === floor.id && kind === 'room');
  const corners = (left, top) => [{ x: left, y: top }, { x: left + 3_600, y: top }, { x: left + 3_600, y: top + 3_000 }, { x: left, y: top + 3_000 }];
  await say('PUT', `/places/${floor.id}/plan`, { spots: rooms.map(({ id }, at) => ({ roomId: id, corners: corners(400 + at * 5_600, at * 5_000 + 800) })) });
  const { id, version } = await say('POST', '/panels', { code, placeId: floor.id, kind: 'board' });
  await page.locator('.board .head').waitFor();
  const board = { layout: 'plan', here: { x: 5_000, y: 5_000 }, facing: 'up', secondLanguage: 'zh-CN' };
  const panel = await say('PATCH', `/panels/${id}`, { board }, version);
  await page.locator('.floor').waitFor();
  await picture(page, folder, 'board-plan');
  await say('PATCH', `/panels/${id}`, { board: { ...board, layout: 'rooms' } }, panel.version);
  await page.locator('.way svg').first().waitFor();
  await picture(page, folder, 'board-arrows');
  await close();
}

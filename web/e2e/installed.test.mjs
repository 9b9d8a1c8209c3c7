// The app as something installed, on the real server: what browsers ask for
// before they offer it, the last known state without the network, nothing left
// after signing out, and a newer version that asks before it takes over.
import assert from 'node:assert/strict';
import { createServer, request as ask } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { launch } from './browser.mjs';
import { ADMIN, signIn, startServer } from './server.mjs';

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

/** Until something is so on the page; `waitForFunction` takes a promise for a yes. */
async function until(page, what) {
  for (let turn = 0; turn < 300; turn++) {
    if (await page.evaluate(what)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`never: ${what}`);
}

/** Until the worker keeps the files of the app and answers for this page. */
async function kept(page) {
  await until(page, async () => navigator.serviceWorker.controller !== null && (await caches.keys()).some((name) => name.startsWith('app-shell-')));
}

async function api(method, path, body) {
  const signedIn = await fetch(`${server.address}/api/v1/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login: ADMIN.login, password: ADMIN.password }) });
  const { token } = await signedIn.json();
  const response = await fetch(`${server.address}/api/v1${path}`, { method, headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.json();
}

/** Stands before the server and gives out another worker when it is told to. */
async function standBefore(change) {
  const { port } = new URL(server.address);
  const proxy = createServer((request, response) => {
    const passed = ask({ host: '127.0.0.1', port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      const worker = request.url === '/app-worker.js' ? change() : null;
      if (worker === null) {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
        return;
      }
      answer.resume();
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' }).end(worker);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${proxy.address().port}`, stop: () => proxy.close() };
}

/** Everything that browser keeps of this site, as text, but the files of the app. */
function shelf() {
  return new Promise((done) => {
    const request = indexedDB.open('smart-meeting', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('days');
    request.onsuccess = () => {
      const all = request.result.transaction('days').objectStore('days').getAll();
      all.onsuccess = () => done(JSON.stringify(all.result));
    };
  });
}

describe('the installed app', { skip }, () => {
  it('has what browsers ask for before they offer to install it', async () => {
    const { page, close } = await signIn(browser, server.address, { path: '/' });
    await kept(page);
    const session = await page.context().newCDPSession(page);
    const { errors, data } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.display, 'standalone');
    for (const { src, sizes, type } of manifest.icons) {
      const answer = await fetch(`${server.address}${src}`);
      assert.equal(answer.status, 200, src);
      assert.equal(answer.headers.get('content-type'), type, src);
      if (type !== 'image/png') continue;
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    }
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A window without a trace is never offered anything.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
    const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname));
    assert.deepEqual(scopes, ['/']);
    await close();
  });

  it('shows the last known state without the server, and that it is old; nothing is left after signing out', async () => {
    const from = Math.ceil(Date.now() / 60_000) * 60_000 + 30 * 60_000;
    const rooms = (await api('GET', '/rooms')).items;
    await api('POST', '/meetings', { subject: 'Quarterly numbers', start: new Date(from).toISOString(), end: new Date(from + 3_600_000).toISOString(), roomIds: [rooms[0].id] });
    const { page, close } = await signIn(browser, server.address, { path: '/' });
    await page.getByText('Quarterly numbers').first().waitFor();
    await kept(page);
    await page.goto(`${server.address}/day`);
    await page.locator('.row').first().waitFor();
    // The day is put away when the page has come to rest.
    await until(page, () => new Promise((done) => {
      const request = indexedDB.open('smart-meeting', 1);
      request.onsuccess = () => {
        const keys = request.result.transaction('days').objectStore('days').getAllKeys();
        keys.onsuccess = () => done(['me', 'today', 'rooms'].every((name) => keys.result.includes(name)) && keys.result.some((key) => /^\d/.test(key)));
      };
    }));
    const cached = await page.evaluate(async () => {
      const urls = [];
      for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
      return urls;
    });
    assert.deepEqual(cached.filter((path) => path.startsWith('/api')), [], 'no answer of the server is in a cache');

    await server.end();
    await page.goto(`${server.address}/`);
    await page.getByText('Quarterly numbers').first().waitFor();
    await page.getByText(/Offline since/).first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Check in' }).count(), 0, 'nothing can be done with what is old');
    await page.goto(`${server.address}/day`);
    await page.locator('.row').first().waitFor();
    await page.getByText(/Offline since/).first().waitFor();

    await server.begin();
    await page.goto(`${server.address}/`);
    await page.getByText('Quarterly numbers').first().waitFor();
    assert.equal(await page.getByText(/Offline since/).count(), 0);
    assert.ok((await page.evaluate(shelf)).includes('Quarterly numbers'));
    await page.locator('.avatar').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Login name').waitFor();
    assert.equal(await page.evaluate(shelf), '[]');
    await server.end();
    await page.goto(`${server.address}/`);
    await page.waitForTimeout(1_500);
    assert.equal(await page.getByText('Quarterly numbers').count(), 0);
    await server.begin();
    await close();
  });

  it('asks before a newer version takes over, and keeps it to itself when the page is new already', async () => {
    let worker = null;
    const proxy = await standBefore(() => worker);
    const { page, close } = await signIn(browser, proxy.address, { path: '/' });
    await kept(page);
    // The next build has another name. One that keeps this very page takes over without a word.
    const source = await (await fetch(`${server.address}/app-worker.js`)).text();
    worker = source.replace(/const BUILD = "\w+"/, 'const BUILD = "same"');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await until(page, async () => (await caches.keys()).includes('app-shell-same') && (await navigator.serviceWorker.getRegistration()).waiting === null);
    assert.equal(await page.getByText('There is a new version').count(), 0);
    worker = source.replace(/const BUILD = "\w+"/, 'const BUILD = "another"').replace(/"\/assets\/app-[^"]+\.js",?/, '');
    // A look while the one before is not over counts as that one.
    await until(page, async () => {
      const registration = await (await navigator.serviceWorker.getRegistration()).update();
      return registration.waiting !== null;
    });
    await page.getByText('There is a new version').waitFor({ timeout: 60_000 });
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload' }).click();
    await loaded;
    await page.locator('main.paper').waitFor();
    assert.ok((await page.evaluate(() => caches.keys())).includes('app-shell-another'));
    await close();
    proxy.stop();
  });
});

// The real server on a fresh folder and a free port, with an administrator and
// the rooms of a small campus. SMART_MEETING_BIN names the binary, and
// E2E_POSTGRES a PostgreSQL in which each server gets a database of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort, open } from './browser.mjs';

export const ADMIN = { login: 'ada', name: 'Ada Lovelace', password: 'a long enough secret' };

const CAMPUS = [
  { kind: 'campus', code: 'campus', name: 'Campus', timeZone: 'Europe/Lisbon', below: [
    { kind: 'building', code: 'main', name: 'Main', below: [
      { kind: 'floor', code: 'main-0', name: '0', below: [
        { kind: 'room', code: 'P1', name: 'Peony', capacity: 8, features: ['video'] },
        { kind: 'room', code: 'P2', name: 'Lotus', capacity: 4 },
      ] },
      { kind: 'floor', code: 'main-1', name: '1', below: [{ kind: 'room', code: 'P3', name: 'Orchid', capacity: 20 }] },
    ] },
    { kind: 'building', code: 'annex', name: 'Annex', below: [
      { kind: 'floor', code: 'annex-0', name: '0', below: [{ kind: 'room', code: 'P4', name: 'Bamboo', capacity: 12 }] },
    ] },
  ] },
];

/** A day far enough ahead that no test depends on the time it runs at. */
export function daysAhead(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A page of somebody signed in, at `options.path`; the rooms of today when nothing is said. */
export async function signIn(browser, address, options = {}) {
  const opened = await open(browser, address, { ...options, path: `/sign-in?next=${encodeURIComponent(options.path ?? '/day')}`, realTime: true });
  const { page } = opened;
  // In any language.
  await page.locator('input[autocomplete=username]').fill(options.login ?? ADMIN.login);
  await page.locator('input[type=password]').fill(ADMIN.password);
  await page.locator('form button[type=submit]').click();
  await page.locator('.row, .room, .blank, main.paper').first().waitFor();
  return opened;
}

/** A call of the interface; what came back. A refusal fails the test that made it. */
export async function say(address, method, path, body, token) {
  const headers = { ...(body ? { 'Content-Type': 'application/json' } : {}), ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${address}/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** Puts the campus where it is noon just now: for what looks at today and must not end at midnight. */
export async function itIsNoon(address, token) {
  const east = 12 - new Date().getUTCHours();
  const campus = (await say(address, 'GET', '/places?limit=100', null, token)).items.find(({ kind }) => kind === 'campus');
  await say(address, 'PATCH', `/places/${campus.id}`, { timeZone: `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}` }, token);
}

async function build(address, token, places, parentId) {
  for (const { below, ...place } of places) {
    const { id } = await say(address, 'POST', '/places', { ...place, ...(parentId ? { parentId } : {}) }, token);
    await build(address, token, below ?? [], id);
  }
}

let made = 0;

/** A database of its own where PostgreSQL is named; else the embedded one. */
function database() {
  const base = process.env.E2E_POSTGRES;
  if (!base) return [];
  const name = `e2e_${process.pid}_${made++}`;
  execFileSync('psql', ['--quiet', '--command', `CREATE DATABASE ${name}`, base]);
  const own = new URL(base);
  own.pathname = `/${name}`;
  return ['--database', own.href];
}

/** Starts the server. `admin: false` leaves it without anybody, so that it prints its welcome link. */
export async function startServer({ admin = true, env = {} } = {}) {
  const binary = process.env.SMART_MEETING_BIN;
  if (!binary) throw new Error('SMART_MEETING_BIN names no server');
  const data = mkdtempSync(join(tmpdir(), 'smart-meeting-e2e-'));
  const where = ['--data', data, ...database()];
  const run = (args, input) => execFileSync(binary, [...args, ...where], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  const people = admin ? [ADMIN, { login: 'grace', name: 'Grace Hopper' }] : [];
  for (const { login, name } of people) run(['admin', 'create', '--login', login, '--name', name, '--password-stdin'], `${ADMIN.password}\n`);
  const port = await freePort();
  const start = () => spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`, ...where], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  let child = start();
  const hear = (process) => {
    for (const stream of [process.stdout, process.stderr]) stream.on('data', (bytes) => (said += bytes));
  };
  hear(child);
  const address = `http://127.0.0.1:${port}`;
  await answering(`${address}/healthz`, child);
  if (admin) {
    const { token } = await say(address, 'POST', '/sessions', { login: ADMIN.login, password: ADMIN.password });
    await build(address, token, CAMPUS, null);
  }
  const end = () => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    return gone;
  };
  return {
    address,
    said: () => said,
    end,
    async begin() {
      child = start();
      hear(child);
      await answering(`${address}/healthz`, child);
    },
    async stop() {
      await end();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

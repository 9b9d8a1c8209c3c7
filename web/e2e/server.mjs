// The real server on a fresh folder and a free port, with an administrator and
// the rooms of a small campus. SMART_MEETING_BIN names the binary.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort } from './browser.mjs';

export const ADMIN = { login: 'ada', name: 'Ada Lovelace', password: 'a long enough secret' };

const ROOMS = `code,campus,building,floor,name,capacity,kind,time_zone
P1,Campus,Main,0,Peony,8,meeting room,Europe/Lisbon
P2,Campus,Main,0,Lotus,4,meeting room,Europe/Lisbon
P3,Campus,Main,1,Orchid,20,lecture hall,Europe/Lisbon
P4,Campus,Annex,0,Bamboo,12,meeting room,Europe/Lisbon
`;

const PEOPLE = `login,name,email
grace,Grace Hopper,grace@example.org
alan,Alan Turing,alan@example.org
`;

/** Starts the server. `admin: false` leaves it without anybody, so that it prints its welcome link. */
export async function startServer({ admin = true } = {}) {
  const binary = process.env.SMART_MEETING_BIN;
  if (!binary) throw new Error('SMART_MEETING_BIN names no server');
  const data = mkdtempSync(join(tmpdir(), 'smart-meeting-e2e-'));
  const run = (args, input) => execFileSync(binary, [...args, '--data', data], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  if (admin) run(['admin', 'create', '--login', ADMIN.login, '--name', ADMIN.name, '--password-stdin'], `${ADMIN.password}\n`);
  for (const [kind, text] of [['rooms', ROOMS], ['people', PEOPLE]]) {
    const file = join(data, `${kind}.csv`);
    writeFileSync(file, text);
    run(['import', kind, file]);
  }
  const port = await freePort();
  const start = () => spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let child = start();
  const hear = (process) => {
    for (const stream of [process.stdout, process.stderr]) stream.on('data', (bytes) => (said += bytes));
  };
  hear(child);
  const address = `http://127.0.0.1:${port}`;
  await answering(`${address}/healthz`, child);
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

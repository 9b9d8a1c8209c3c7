// Chromium for the end-to-end tests and the screenshots: Debian's own, or the
// one named by CHROMIUM.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
/** What the real server sends; the mock must live under the same rule. */
const POLICY = "default-src 'self'";

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text'],
  });
}

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Resolves when the address answers; fails when the process ends first or thirty seconds pass. */
export async function answering(address, child) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it answered`);
    try {
      await fetch(address);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${address} does not answer`);
}

/** Builds the app with its mock and serves it; returns its address and how to stop it. */
export async function serveMock() {
  const run = (args) => spawn(process.execPath, [resolve(web, 'node_modules/vite/bin/vite.js'), ...args], { cwd: web, stdio: 'inherit' });
  if (!process.env.SKIP_BUILD) {
    const build = run(['build', '--mode', 'mock', '--logLevel', 'warn']);
    const code = await new Promise((done) => build.once('exit', done));
    if (code !== 0) throw new Error('the mock build failed');
  }
  const server = createHttpServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const file = resolve(web, 'dist-mock', /\.\w+$/.test(path) ? `.${path}` : 'app.html');
    readFile(file).then(
      (bytes) => response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

// Writes the worker of the app into the build: with the files it keeps, which
// are those of the app and of nobody else, and with a name for just these files.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(web, 'dist');
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));

const assets = Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
const files = [...new Set(['app.html', 'boot.js', 'favicon.svg', 'app.webmanifest', 'icons/app-192.png', ...assets])].filter((file) => existsSync(join(dist, file)));
const hash = createHash('sha256');
for (const file of files) hash.update(file).update(readFileSync(join(dist, file)));
const build = hash.digest('hex').slice(0, 16);

const source = readFileSync(join(web, 'src/worker/app-worker.js'), 'utf8');
// Names of files may hold anything, so what is to be filled in is sought before.
const places = { "'__BUILD__'": build, "['__FILES__']": files.map((file) => `/${file}`) };
const written = Object.entries(places).reduce((text, [place, value]) => {
  if (!text.includes(place)) throw new Error(`the worker has no ${place} to be filled in`);
  return text.replace(place, () => JSON.stringify(value));
}, source);
writeFileSync(join(dist, 'app-worker.js'), written);

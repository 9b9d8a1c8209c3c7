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
const written = source.replace("'__BUILD__'", JSON.stringify(build)).replace("['__FILES__']", JSON.stringify(files.map((file) => `/${file}`)));
if (written.includes('__')) throw new Error('the worker has a place that was not filled in');
writeFileSync(join(dist, 'app-worker.js'), written);

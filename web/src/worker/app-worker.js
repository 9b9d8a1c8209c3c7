// Keeps the app itself for times without the network: every file of one build,
// fetched together, so that a page never meets files of another. Pages are asked
// of the server first; data is never kept here. Screens beside doors have a
// worker of their own, whose scopes go before this one.
const BUILD = '__BUILD__';
const FILES = ['__FILES__'];
const PREFIX = 'app-shell-';
const SHELF = PREFIX + BUILD;
const PAGE = '/app.html';
/** A network that answers later is as good as none. */
const PATIENCE = 4000;
/** Pages that the server writes, and screens. */
const OTHERS = /^\/(api|panel|board|approve|here|healthz|readyz|metrics)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(SHELF).then(async (shelf) => {
      const keep = async (path) => {
        // What the build before had under a hashed name is the same file.
        const kept = path.startsWith('/assets/') ? await caches.match(path) : undefined;
        if (kept) await shelf.put(path, kept);
        else await shelf.add(path);
      };
      await Promise.all(FILES.map(keep));
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then(async (names) => {
      // Pages of the build before may still be open; those before it are gone.
      const older = names.filter((name) => name.startsWith(PREFIX) && name !== SHELF);
      await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
      await self.clients.claim();
    }),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'begin') self.skipWaiting();
  // Whether the page that asks is of this build.
  else if (event.data && event.data.entry && event.ports[0]) event.ports[0].postMessage({ own: FILES.includes(event.data.entry) });
});

async function page(request) {
  const kept = await (await caches.open(SHELF)).match(PAGE);
  const asked = fetch(request);
  if (!kept) return asked;
  const late = new Promise((done) => setTimeout(() => done(kept.clone()), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

async function file(request) {
  const own = await (await caches.open(SHELF)).match(request);
  return own || (await caches.match(request)) || fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!OTHERS.test(url.pathname)) event.respondWith(page(request));
  } else if (url.pathname.startsWith('/assets/') || FILES.includes(url.pathname)) event.respondWith(file(request));
});

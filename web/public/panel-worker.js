// Keeps the page of a panel or board for days without the network: the page is fetched
// anew when the server answers, its hashed files are kept for ever, and what is
// no longer part of the page is dropped. Data is never kept here.
const PAGE = new URL(self.registration.scope).pathname;
const SHELF = `${PAGE.slice(1)}-shell`;
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function keep(paths) {
  const shelf = await caches.open(SHELF);
  for (const request of await shelf.keys()) {
    if (!paths.includes(new URL(request.url).pathname)) await shelf.delete(request);
  }
  for (const path of paths) {
    if (path === PAGE || !(await shelf.match(path))) await shelf.add(path).catch(() => undefined);
  }
}

self.addEventListener('message', (event) => {
  if (event.data && Array.isArray(event.data.keep)) event.waitUntil(keep(event.data.keep));
});

async function page(request) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(PAGE);
  const asked = fetch(request).then((answer) => {
    // A proxy's own page of excuse is worse than the page as it was.
    if (!answer.ok && kept) return kept;
    return answer;
  });
  if (!kept) return asked;
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  // Another language, say: it is there as well when the panel is switched on without the network.
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(SHELF)).put(request, answer.clone());
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (/^\/(assets\/|boot\.js$|favicon)/.test(url.pathname)) event.respondWith(file(request));
});

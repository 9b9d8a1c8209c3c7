// Keeps the page itself at hand, so that a panel that is switched on without
// the network still shows its last known day.

/** Registers the worker and hands it everything this page is made of. */
export function keepShell(page: '/panel' | '/board'): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  // Without a secure address there are no workers; the page then lives as long as nobody reloads it.
  if (!workers || import.meta.env.DEV) return;
  workers
    .register('/panel-worker.js', { scope: page })
    .then(() => workers.ready)
    .then((registration) => {
      const files = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
      const ours = files.filter((file) => file.origin === location.origin && /^\/(assets\/|boot\.js|favicon)/.test(file.pathname));
      const paths = ours.map((file) => file.pathname);
      if (registration.active) registration.active.postMessage({ keep: [page, ...Array.from(new Set(paths))] });
    })
    .catch(() => undefined);
}

// The app as something installed: a worker keeps its files for times without the
// network, and tells when there are newer ones.
import { t } from '../lib/i18n/fluent.svelte';
import { hold, toast } from '../lib/ui/toasts.svelte';

const WORKER = '/app-worker.js';
const LOOK_EVERY_MS = 3_600_000;

/** Registers the worker. In the windows of chat programs pages come and go; there it would only be in the way. */
export function keepApp(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || import.meta.env.MODE !== 'production' || /wxwork|micromessenger|dingtalk|feishu|lark/i.test(navigator.userAgent)) return;
  workers.register(WORKER).then(
    (registration) => {
      const arrived = (worker: ServiceWorker | null): void => {
        // The first one has nothing to replace.
        if (worker?.state === 'installed' && workers.controller) void offer(worker);
      };
      arrived(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing?.addEventListener('statechange', () => arrived(installing));
      });
      let looked = Date.now();
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_EVERY_MS) return;
        looked = Date.now();
        registration.update().catch(() => undefined);
      });
    },
    // Without a secure address there are no workers.
    () => undefined,
  );
}

/** Whether this very page is of the build that the worker keeps. */
function isOfSameBuild(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const entry = script ? new URL(script.src).pathname : '';
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }: MessageEvent<{ own: boolean }>) => resolve(data.own);
    worker.postMessage({ entry }, [channel.port2]);
  });
}

async function offer(worker: ServiceWorker): Promise<void> {
  // A page that was just fetched is new already: the worker takes over without a word.
  if (await isOfSameBuild(worker)) {
    worker.postMessage('begin');
    return;
  }
  const run = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('begin');
  };
  // It stays until somebody says something: work in progress is not to be lost.
  hold(toast(t('ui-new-version'), { action: { label: t('ui-reload'), run } }));
}

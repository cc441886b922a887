/**
 * Keeps the page itself, so that it opens without a network and sends later what is pressed. It
 * never answers a call to the service: a number is told by the service or shown as last known.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const SHELL: readonly string[] = __SHELL__;
const CACHE = `shell-${String(hash(SHELL.join()))}`;
const PAGE = new Request('/', { headers: { Accept: 'text/html' }, cache: 'reload' });

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, ...SHELL]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (SHELL.includes(new URL(request.url).pathname)) event.respondWith(asset(request));
});

/** What the service says of the address, and only without an answer the page that was kept. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await kept(PAGE)) ?? Response.error();
  }
}

async function asset(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

/** Files don't vary, whoever asks and however a server puts it. */
function kept(request: Request): Promise<Response | undefined> {
  return caches.match(request, { ignoreVary: true });
}

/** FNV-1a: another build, another name. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}

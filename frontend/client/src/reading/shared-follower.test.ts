import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Http } from '../http/http.ts';
import { ServerClock } from '../http/server-clock.ts';
import { Live } from './live.ts';
import { SharedFollower } from './shared-follower.ts';
import { Totals } from './totals.ts';

/** A browser's locks, as far as pages need them here: Node has none. */
class Locks {
  #holder: { readonly lose: () => void } | undefined;
  readonly #waiting: (() => void)[] = [];
  /** How often one was taken from who had it. */
  taken = 0;

  request(_: string, options: LockOptions, held: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const lose = (): void => {
        reject(new DOMException('taken', 'AbortError'));
      };
      const grant = (): void => {
        const holder = { lose };
        this.#holder = holder;
        void held().then(() => {
          if (this.#holder === holder) this.#next();
          resolve();
        });
      };
      options.signal?.addEventListener('abort', lose);
      if (options.steal) this.taken++;
      if (options.steal) this.#holder?.lose();
      if (options.steal || !this.#holder) grant();
      else this.#waiting.push(grant);
    });
  }

  #next(): void {
    this.#holder = undefined;
    this.#waiting.shift()?.();
  }
}

let server: Server;
let http: Http;
let locks: Locks;
let pages: SharedFollower[];
let streams: string[];
let count = 1;

beforeEach(async () => {
  [locks, pages, streams] = [new Locks(), [], []];
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (url.pathname !== '/api/stream') {
      response.writeHead(404).end('{}');
      return;
    }
    const counters = url.searchParams.getAll('counter');
    streams.push(...counters);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const as_of = new Date().toISOString();
    const rest = { applied: 'a', as_of, lag_ms: 0, epoch: 0, revision: 0, stale: false };
    for (const counter of counters) {
      const data = JSON.stringify({ counter, count, ...rest });
      response.write(`event: total\nid: a\ndata: ${data}\n\n`);
    }
    const leaves = (): void => {
      streams = streams.filter((name) => !counters.includes(name));
    };
    response.on('close', leaves);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  http = new Http(`http://127.0.0.1:${String(port)}`);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  pages.forEach((page) => {
    page.close();
  });
  server.closeAllConnections();
  server.close();
});

function open(...counters: string[]): SharedFollower {
  const live = (): Live => new Live(http, new Totals(http, new ServerClock()));
  const page = new SharedFollower(locks as unknown as LockManager, live);
  pages.push(page);
  counters.forEach((counter) => page.watch(counter, () => undefined));
  return page;
}

async function shows(page: SharedFollower, counter: string, count: number): Promise<void> {
  await vi.waitFor(() => {
    const now = page.now(counter);
    expect([now.total?.count, now.link]).toEqual([count, 'streaming']);
  }, 5_000);
}

it('streamsOnce_whatAllPagesWatch', async () => {
  const [one, other, same] = [open('a'), open('b'), open('a')];
  await shows(one, 'a', 1);
  await shows(other, 'b', 1);
  await shows(same, 'a', 1);
  await expect.poll(() => [...streams].sort()).toEqual(['a', 'b']);
});

it('leadsInAnothersPlace_onceThatIsClosed', async () => {
  const [one, other] = [open('a'), open('b')];
  await shows(other, 'b', 1);
  one.close();
  count = 2;
  await shows(other, 'b', 2);
  await expect.poll(() => streams).toEqual(['b']);
});

it('takesTheLead_fromAPageThatIsFrozen', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const frozen = locks.request('', {}, () => new Promise(() => undefined));
  frozen.catch(() => undefined);
  const page = open('a');
  expect(page.now('a').link).toBe('connecting');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(streams).toEqual([]);
  await vi.advanceTimersByTimeAsync(5_000);
  await shows(page, 'a', count);
});

it('givesWay_toAPageThatIsLookedAt_whenItIsHidden', async () => {
  const one = open('a');
  await shows(one, 'a', count);
  vi.stubGlobal('document', { visibilityState: 'visible' });
  const other = open('b');
  await Promise.resolve();
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  await expect.poll(() => locks.taken).toBe(1);
  await shows(other, 'b', count);
  await shows(one, 'a', count);
});

it('stopsStreaming_forAPageThatWasClosed', async () => {
  const [one, other] = [open('a'), open('b')];
  await shows(other, 'b', count);
  other.close();
  await expect.poll(() => streams).toEqual(['a']);
  await shows(one, 'a', count);
});

it('tellsAtOnce_whatAnotherPageWasTold', async () => {
  const [one, other] = [open('a'), open('a')];
  await shows(other, 'a', count);
  const { total } = other.now('a');
  if (!total) throw new Error('it was shown');
  other.tell('a', { ...total, count: 7 });
  expect(other.now('a').total?.count).toBe(7);
  await shows(one, 'a', 7);
});

it('streamsAnyNumberOfCounters', async () => {
  const names = Array.from({ length: 101 }, (_, place) => `c${String(place)}`);
  const page = open(...names);
  await shows(page, 'c0', count);
  await shows(page, 'c100', count);
});

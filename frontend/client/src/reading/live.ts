import { BackOff } from '../http/back-off.ts';
import { isObject, retryAfter, type Http } from '../http/http.ts';
import { EventStreamParser, type ServerEvent } from './event-stream.ts';
import { UNKNOWN, withTold, type Follower, type Link, type Watched } from './follower.ts';
import { total, type Total } from './total.ts';
import type { Totals } from './totals.ts';

const POLL_EVERY = 1_000;
/** More of them are read less often. */
const EACH_POLLED = 50;
/** How long to poll before a stream is tried again. */
const POLL_FOR = 60_000;
/** A stream tells every total at once; one that doesn't is being held back on its way. */
const FIRST_EVENT_WITHIN = 4_000;
/** Unless the stream says when. */
const COME_BACK_AFTER = 1_000;
/** A heartbeat comes every 15 s. */
const SILENT_FOR = 35_000;
/** A quiet stream doesn't tell how far behind a total is by now; a read does. */
const READ_WHEN_QUIET = 15_000;

/** The service streams so many at once; any more keep what they were told last. */
const MOST_FOLLOWED = 100;

/** What a browser tells of its network; where there are no events, as in Node, none come. */
const NEWS = ['online', 'offline'];
const EVENTS = globalThis as Partial<EventTarget>;

type End = { readonly next: 'stream' } | { readonly next: 'poll' } | { readonly next: 'back-off' };

/**
 * Follows counters over one connection, whatever their number: by server-sent events, and where
 * those don't come through, by polling.
 */
export class Live implements Follower {
  readonly #http: Http;
  readonly #totals: Totals;
  readonly #watched = new Map<string, Watched>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #backOff = new BackOff();
  #lastId = '';
  #following = new AbortController();
  #isStarting = false;

  constructor(http: Http, totals: Totals) {
    this.#http = http;
    this.#totals = totals;
    NEWS.forEach((news) => EVENTS.addEventListener?.(news, this.wake));
  }

  get hasRoom(): boolean {
    return this.#listeners.size < MOST_FOLLOWED;
  }

  isWatching(counter: string): boolean {
    return this.#listeners.has(counter);
  }

  now(counter: string): Watched {
    return this.#watched.get(counter) ?? UNKNOWN;
  }

  watch(counter: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(counter);
    if (listeners) listeners.add(listener);
    else {
      this.#listeners.set(counter, new Set([listener]));
      this.wake();
    }
    return () => {
      this.#unwatch(counter, listener);
    };
  }

  tell(counter: string, told: Total): void {
    this.#set(counter, withTold(this.now(counter), told));
  }

  /** Connects anew: other counters are watched, or the network came or went. */
  readonly wake = (): void => {
    if (this.#isStarting) return;
    this.#isStarting = true;
    queueMicrotask(() => {
      this.#isStarting = false;
      this.#following.abort();
      this.#following = new AbortController();
      this.#backOff.succeeded();
      if (this.#listeners.size > 0) void this.#follow(this.#following.signal);
    });
  };

  close(): void {
    this.#listeners.clear();
    this.#following.abort();
    NEWS.forEach((news) => EVENTS.removeEventListener?.(news, this.wake));
  }

  #unwatch(counter: string, listener: () => void): void {
    const listeners = this.#listeners.get(counter);
    if (!listeners?.delete(listener) || listeners.size > 0) return;
    this.#listeners.delete(counter);
    this.wake();
  }

  async #follow(following: AbortSignal): Promise<void> {
    let { next }: End = { next: 'stream' };
    while (!following.aborted) {
      if (next === 'stream') ({ next } = await this.#stream(following));
      else if (next === 'poll') ({ next } = await this.#poll(following));
      else {
        this.#link('away');
        await pause(this.#backOff.failed(), following);
        next = 'stream';
      }
    }
  }

  async #stream(following: AbortSignal): Promise<End> {
    const connection = new AbortController();
    const signal = AbortSignal.any([following, connection.signal]);
    const watchdog = new Watchdog(() => {
      connection.abort();
    });
    watchdog.expect(FIRST_EVENT_WITHIN);
    const parser = new EventStreamParser();
    let events = 0;
    const quiet = setInterval(() => void this.#readQuiet(signal), READ_WHEN_QUIET);
    try {
      const response = await fetch(`${this.#http.base}/api/stream?${this.#query()}`, {
        headers: {
          Accept: 'text/event-stream, application/problem+json',
          ...(this.#lastId && { 'Last-Event-ID': this.#lastId }),
        },
        cache: 'no-store',
        credentials: 'omit',
        signal,
      });
      if (!isEventStream(response)) return await this.#refused(response, signal);
      for await (const event of read(response, parser, watchdog)) {
        events++;
        this.#take(event);
      }
      await pause(parser.retry ?? COME_BACK_AFTER, following);
      return { next: events > 0 ? 'stream' : 'poll' };
    } catch {
      if (following.aborted) return { next: 'stream' };
      return { next: connection.signal.aborted && events === 0 ? 'poll' : 'back-off' };
    } finally {
      clearInterval(quiet);
      watchdog.rest();
      connection.abort();
    }
  }

  /** Where streams aren't offered or have no room, polling does as well. */
  async #refused(response: Response, signal: AbortSignal): Promise<End> {
    await pause(Math.min(retryAfter(response), POLL_EVERY), signal);
    return { next: 'poll' };
  }

  #take({ event, data, lastId }: ServerEvent): void {
    if (event !== 'total') return;
    const body = parse(data);
    const told = total(body);
    const counter = this.#counterOf(body);
    if (!told || counter === undefined) return;
    this.#lastId = lastId;
    this.#backOff.succeeded();
    this.tell(counter, told);
    this.#link('streaming');
  }

  #counterOf(body: unknown): string | undefined {
    const name = isObject(body) ? body['counter'] : undefined;
    if (typeof name === 'string') return name;
    const [only, another] = this.#names();
    return another === undefined ? only : undefined;
  }

  async #poll(following: AbortSignal): Promise<End> {
    const until = Date.now() + POLL_FOR;
    while (Date.now() < until && !following.aborted) {
      if (!(await this.#readAll())) return { next: 'back-off' };
      this.#backOff.succeeded();
      await pause(POLL_EVERY + this.#names().length * EACH_POLLED, following);
    }
    return { next: 'stream' };
  }

  async #readQuiet(signal: AbortSignal): Promise<void> {
    const heard = Math.max(...this.#names().map((name) => this.now(name).toldAt));
    if (Date.now() - heard >= READ_WHEN_QUIET - 1_000 && !signal.aborted) await this.#readAll();
  }

  /** Whether the service answered. */
  async #readAll(): Promise<boolean> {
    for (const name of this.#names()) {
      if (!(await this.#readOne(name))) return false;
    }
    return true;
  }

  async #readOne(counter: string): Promise<boolean> {
    const read = await this.#totals.read(counter);
    if (read.ok) {
      this.tell(counter, read.value);
      this.#set(counter, { ...this.now(counter), link: this.#reached(counter) });
      return true;
    }
    if (read.problem?.status !== 404) return false;
    this.#set(counter, { total: undefined, toldAt: Date.now(), link: 'missing' });
    return true;
  }

  #reached(counter: string): Link {
    return this.now(counter).link === 'streaming' ? 'streaming' : 'polling';
  }

  #link(link: Link): void {
    this.#names().forEach((name) => {
      const known = this.now(name);
      if (known.link !== link) this.#set(name, { ...known, link });
    });
  }

  #set(counter: string, watched: Watched): void {
    this.#watched.set(counter, watched);
    this.#listeners.get(counter)?.forEach((listener) => {
      listener();
    });
  }

  #names(): readonly string[] {
    return [...this.#listeners.keys()].slice(0, MOST_FOLLOWED);
  }

  #query(): string {
    return new URLSearchParams(this.#names().map((name) => ['counter', name])).toString();
  }
}

/** Acts when nothing was heard for too long. */
class Watchdog {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: () => void) {
    this.#act = act;
  }

  expect(within: number): void {
    this.rest();
    this.#timer = setTimeout(this.#act, within);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }
}

async function* read(
  response: Response,
  parser: EventStreamParser,
  watchdog: Watchdog,
): AsyncGenerator<ServerEvent> {
  const text = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = false;
  for (;;) {
    const chunk = await text?.read();
    if (!chunk || chunk.done) return;
    for (const event of parser.push(chunk.value)) {
      heard = true;
      yield event;
    }
    if (heard) watchdog.expect(SILENT_FOR);
  }
}

function isEventStream(response: Response): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return response.status === 200 && type.startsWith('text/event-stream');
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Ends early, without an error, where the signal says so. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, millis);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

import { join, total, type Follower, type Totals, type Watched } from '@cloudclicker/client';

const UNKNOWN: Watched = { total: undefined, toldAt: 0, link: 'connecting' };
const READ_EVERY = 5_000;

/**
 * Follows all counters of a page over the browser's own event source, which is smaller than the
 * client's reader; while it is not open, by reading now and then.
 */
export class SmallFollower implements Follower {
  readonly #base: string;
  readonly #totals: Totals;
  readonly #watched = new Map<string, Watched>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(base: string, totals: Totals) {
    this.#base = base;
    this.#totals = totals;
  }

  now(counter: string): Watched {
    return this.#watched.get(counter) ?? UNKNOWN;
  }

  watch(counter: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(counter) ?? new Set();
    this.#listeners.set(counter, listeners.add(listener));
    if (listeners.size === 1) this.#connect();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(counter);
      this.#connect();
    };
  }

  tell(counter: string, body: unknown): void {
    const told = total(body);
    const known = this.now(counter).total;
    if (told) this.#set(counter, { total: known ? join(known, told) : told, link: 'streaming' });
  }

  /** In a moment: a page's counters come together. */
  #connect(): void {
    this.#source?.close();
    clearInterval(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#listeners.size === 0) return;
      this.#open();
      void this.#read();
      this.#timer = setInterval(() => void this.#read(), READ_EVERY);
    });
  }

  #open(): void {
    const names = [...this.#listeners.keys()].map((name) => ['counter', name]);
    const query = new URLSearchParams(names).toString();
    this.#source = new EventSource(`${this.#base}/api/stream?${query}`);
    this.#source.addEventListener('total', ({ data }: MessageEvent<string>) => {
      const body = JSON.parse(data) as { counter: string };
      this.tell(body.counter, body);
    });
  }

  async #read(): Promise<void> {
    const isOpen = this.#source?.readyState === EventSource.OPEN;
    for (const counter of this.#listeners.keys()) {
      if (isOpen && this.now(counter).total) continue;
      const read = await this.#totals.read(counter);
      if (read.ok) this.tell(counter, read.value);
      else this.#set(counter, { link: read.problem?.status === 404 ? 'missing' : 'away' });
    }
  }

  #set(counter: string, change: Partial<Watched>): void {
    this.#watched.set(counter, { ...this.now(counter), ...change, toldAt: Date.now() });
    this.#listeners.get(counter)?.forEach((listener) => {
      listener();
    });
  }
}

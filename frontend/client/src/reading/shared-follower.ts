import { UNKNOWN, withTold, type Follower, type Watched } from './follower.ts';
import type { Live } from './live.ts';
import { Streams } from './streams.ts';
import { join, type Total } from './total.ts';
import { Watching } from './watching.ts';

/** What pages of one browser say to each other. */
type Said =
  /** By the page that leads, when it begins to: the others say what they watch. */
  | { readonly leads: true }
  /** To the page that leads: what is watched, on a change and every so often; who doesn't say so is gone. */
  | Watches
  /** To the page that leads: a total that was told on another way. */
  | { readonly counter: string; readonly told: Total }
  /** By the page that leads, to all: what is known; of no counter, where it only answers. */
  | { readonly known: Known }
  /** By the page that leads, to one that is looked at while it is not itself. */
  | { readonly takes: string };

interface Watches {
  readonly page: string;
  readonly watches: readonly string[];
  /** Whether somebody looks at it. */
  readonly isSeen: boolean;
}

type Known = readonly (readonly [counter: string, known: Watched])[];

const NAME = 'cloud-clicker-stream';
/** How often a page says what it watches, and expects an answer. */
const SAID_EVERY = 5_000;
/** A page that leaves so many of them unanswered leads no more: it is frozen. */
const MOST_UNANSWERED = 2;
/** Longer than browsers let pages wait that nobody looks at. */
const SILENT_FOR = 180_000;

/** What a browser tells of a page; where there are no events, as in Node, none come. */
const EVENTS = globalThis as Partial<EventTarget> & { readonly document?: Document };

/**
 * Follows counters together with all other pages of this browser: it allows six connections to a
 * host, and every stream is one. The page that holds a lock leads: it streams what any page watches,
 * and tells the others. When it is closed, another one gets the lock; when it falls silent, or is
 * hidden while another is looked at, that one takes it.
 */
export class SharedFollower implements Follower {
  readonly #open: () => Live;
  readonly #locks: LockManager;
  readonly #channel = new BroadcastChannel(NAME);
  readonly #page = crypto.randomUUID();
  readonly #watched = new Map<string, Watched>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #closing = new AbortController();
  readonly #closed = new Promise<void>((resolve) => {
    this.#closing.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  readonly #timer: ReturnType<typeof setInterval>;
  #lead: Lead | undefined;
  #unanswered = 0;
  #willSay = false;
  #isQueued = false;

  /** @param open begins to follow over one more stream of this page's own */
  constructor(locks: LockManager, open: () => Live) {
    this.#locks = locks;
    this.#open = open;
    this.#channel.onmessage = ({ data }: MessageEvent<Said>) => {
      this.#hear(data);
    };
    this.#timer = setInterval(() => {
      this.#check();
    }, SAID_EVERY);
    EVENTS.addEventListener?.('visibilitychange', this.#say, { capture: true });
    EVENTS.addEventListener?.('pagehide', this.#hide);
    EVENTS.addEventListener?.('pageshow', this.#say);
    this.#queue();
  }

  now(counter: string): Watched {
    return this.#watched.get(counter) ?? UNKNOWN;
  }

  watch(counter: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(counter);
    if (listeners) listeners.add(listener);
    else {
      this.#listeners.set(counter, new Set([listener]));
      this.#changed();
    }
    return () => {
      this.#unwatch(counter, listener);
    };
  }

  tell(counter: string, told: Total): void {
    this.#set(counter, withTold(this.now(counter), told));
    if (this.#lead) this.#lead.tell(counter, told);
    else this.#send({ counter, told });
  }

  close(): void {
    this.#hide();
    this.#closing.abort();
    this.#listeners.clear();
    clearInterval(this.#timer);
    EVENTS.removeEventListener?.('visibilitychange', this.#say, { capture: true });
    EVENTS.removeEventListener?.('pagehide', this.#hide);
    EVENTS.removeEventListener?.('pageshow', this.#say);
    this.#lead?.close();
    this.#lead = undefined;
    this.#channel.close();
  }

  #unwatch(counter: string, listener: () => void): void {
    const listeners = this.#listeners.get(counter);
    if (!listeners?.delete(listener) || listeners.size > 0) return;
    this.#listeners.delete(counter);
    this.#changed();
  }

  /** Once for all that a page begins and ends to watch together. */
  #changed(): void {
    if (this.#willSay) return;
    this.#willSay = true;
    queueMicrotask(() => {
      this.#willSay = false;
      this.#say();
    });
  }

  readonly #say = (): void => {
    const page = this.#page;
    const watches = [...this.#listeners.keys()];
    if (this.#lead) this.#lead.watch(page, watches);
    else this.#send({ page, watches, isSeen: !isHidden() });
  };

  readonly #hide = (): void => {
    if (!this.#lead) this.#send({ page: this.#page, watches: [], isSeen: false });
  };

  #send(said: Said): void {
    if (!this.#closing.signal.aborted) this.#channel.postMessage(said);
  }

  #check(): void {
    if (this.#listeners.size === 0) return;
    if (!this.#lead && this.#unanswered++ >= MOST_UNANSWERED) this.#take();
    this.#say();
  }

  /** Waits for this page's turn to lead, once; it has the lock until it is closed, or another page takes it. */
  #queue(): void {
    if (this.#isQueued || this.#closing.signal.aborted) return;
    this.#isQueued = true;
    this.#request({ signal: this.#closing.signal });
  }

  #take(): void {
    this.#unanswered = 0;
    this.#request({ steal: true });
  }

  #request(options: LockOptions): void {
    const hold = (): Promise<void> => {
      if (!options.steal) this.#isQueued = false;
      this.#begin();
      return this.#closed;
    };
    this.#locks.request(NAME, options, hold).catch(() => {
      this.#resign();
      this.#queue();
    });
  }

  #begin(): void {
    if (this.#closing.signal.aborted) return;
    this.#lead ??= new Lead(new Streams(this.#open), (known) => {
      this.#learn(known);
      this.#send({ known });
    });
    this.#say();
    this.#send({ leads: true });
  }

  #resign(): void {
    this.#lead?.close();
    this.#lead = undefined;
    this.#say();
  }

  #hear(said: Said): void {
    if ('leads' in said) this.#say();
    else if ('page' in said) this.#serve(said);
    else if ('told' in said) this.#lead?.tell(said.counter, said.told);
    else if ('known' in said) this.#learn(said.known);
    else if (said.takes === this.#page) this.#take();
  }

  #serve({ page, watches, isSeen }: Watches): void {
    if (!this.#lead) return;
    this.#lead.watch(page, watches);
    if (isSeen && isHidden()) this.#send({ takes: page });
  }

  #learn(known: Known): void {
    this.#unanswered = 0;
    known.forEach(([counter, watched]) => {
      if (!this.#listeners.has(counter)) return;
      this.#set(counter, merge(this.now(counter), watched));
    });
  }

  #set(counter: string, watched: Watched): void {
    this.#watched.set(counter, watched);
    this.#listeners.get(counter)?.forEach((listener) => {
      listener();
    });
  }
}

/** The page that streams, for itself and for the others. */
class Lead {
  readonly #streams: Streams;
  readonly #publish: (known: Known) => void;
  readonly #watching: Watching;
  readonly #pages = new Map<string, Guest>();

  constructor(streams: Streams, publish: (known: Known) => void) {
    this.#streams = streams;
    this.#publish = publish;
    this.#watching = new Watching(streams, (counter) => {
      this.#tell([counter]);
    });
  }

  /** What that page watches by now; it is told at once what is known of what it didn't before. */
  watch(page: string, watches: readonly string[]): void {
    const before = this.#pages.get(page);
    clearTimeout(before?.lease);
    this.#pages.delete(page);
    if (watches.length > 0) {
      const lease = setTimeout(() => {
        this.watch(page, []);
      }, SILENT_FOR);
      this.#pages.set(page, { watches, lease });
    }
    this.#watching.set([...this.#pages.values()].flatMap((guest) => guest.watches));
    this.#tell(watches.filter((counter) => !before?.watches.includes(counter)));
  }

  tell(counter: string, told: Total): void {
    this.#streams.tell(counter, told);
  }

  close(): void {
    this.#pages.forEach(({ lease }) => {
      clearTimeout(lease);
    });
    this.#streams.close();
  }

  #tell(counters: readonly string[]): void {
    this.#publish(counters.map((counter) => [counter, this.#streams.now(counter)]));
  }
}

interface Guest {
  readonly watches: readonly string[];
  readonly lease: ReturnType<typeof setTimeout>;
}

/** The page that leads may not have heard yet what this one knows, and the other way round. */
function merge(here: Watched, { total, toldAt, link }: Watched): Watched {
  if (link === 'missing') return { total, toldAt, link };
  // Who begins to lead is connecting; until it has or can't, things are as they were.
  if (!total) return { ...here, link: link === 'connecting' && here.total ? here.link : link };
  return { total: here.total ? join(here.total, total) : total, toldAt, link };
}

function isHidden(): boolean {
  return EVENTS.document?.visibilityState === 'hidden';
}

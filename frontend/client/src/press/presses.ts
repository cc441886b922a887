import type { components } from '../api.ts';
import { BackOff } from '../http/back-off.ts';
import type { Answer, Calls } from '../http/http.ts';
import type { Problem } from '../http/problem.ts';
import type { ServerClock } from '../http/server-clock.ts';
import type { Reading } from '../reading/total.ts';
import type { Totals } from '../reading/totals.ts';
import { journey, nextStep, type JourneyEvent, type Step } from './journey.ts';
import { makeKey } from './key.ts';
import { fateEvent, outcomes } from './outcome.ts';
import { isSettled, type Press } from './press.ts';
import type { PressStorage } from './storage.ts';

const MOST_SENT = 500;
const MOST_ASKED = 100;
const MOST_CONFIRMED = 50;
const LONGEST_WAIT = 5_000;
const ASK_AGAIN = 2_000;
/** The service takes a click's time up to 7 days back. */
const OLDEST_TOLD = 6.9 * 24 * 3_600_000;
/** So that a page can show how a press ended. */
const COUNTED_STAYS = 2_500;

/** Where there are none, as in Node, nothing comes. */
const EVENTS = globalThis as Partial<EventTarget>;
const NOT_KEPT = { status: 0, type: 'not-kept', detail: 'no room' };

/** Every press on its way, at one moment. */
export interface PressesNow {
  readonly presses: readonly Press[];
  /** Whether presses wait for the service to be there, or to have room, again. */
  readonly isPaused: boolean;
}

type Click = components['schemas']['Batch']['clicks'][number] & { readonly id: string };

interface Parts {
  /** As whom presses are sent. */
  readonly http: Calls;
  readonly totals: Totals;
  readonly clock: ServerClock;
  readonly storage: PressStorage;
  /** Further headers of each call that sends presses. */
  readonly trace?: () => Readonly<Record<string, string>>;
  /** Hears of the totals that confirmed presses. */
  readonly onReading: (counter: string, reading: Reading) => void;
}

/**
 * Brings presses into the total, each exactly once, however often the network, the service or this
 * page goes away meanwhile. A press is stored before it is sent, and its key before that is.
 */
export class Presses {
  readonly #parts: Parts;
  readonly #backOff = new BackOff();
  readonly #confirming = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #leave: () => void;
  #now: PressesNow = { presses: [], isPaused: false };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pausedUntil = 0;
  /** Whether to knock before the next press is sent, so that none is needlessly in doubt. */
  #knocks = false;
  #isRunning = false;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#leave = parts.storage.subscribe(this.#run);
    EVENTS.addEventListener?.('online', this.wake);
    this.#run();
  }

  get now(): PressesNow {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Presses a counter; what becomes of it is told to subscribers. */
  press(counter: string): Press {
    const press: Press = {
      id: makeKey(Date.now()),
      counter,
      pressedAt: Date.now(),
      stage: { name: 'pressed' },
    };
    this.#show([press]);
    this.#parts.storage.add(press).then(this.#run, () => {
      this.#show([{ ...press, stage: { name: 'refused', reason: NOT_KEPT } }]);
    });
    return press;
  }

  /** Gives up a press that is settled; any other may still count, and stays. */
  async forget(press: Press): Promise<void> {
    if (!isSettled(press)) return;
    await this.#parts.storage.remove([press.id]);
    this.#drop([press.id]);
  }

  /** Tries at once, where there is a reason to think that the service is back. */
  readonly wake = (): void => {
    this.#backOff.succeeded();
    this.#pausedUntil = 0;
    this.#run();
  };

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#leave();
    EVENTS.removeEventListener?.('online', this.wake);
  }

  readonly #run = (): void => {
    if (this.#isClosed) return;
    this.#isAskedAgain = true;
    if (!this.#isRunning) void this.#rounds();
  };

  async #rounds(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#isAskedAgain && !this.#isClosed) {
        this.#isAskedAgain = false;
        await this.#parts.storage.alone(() => this.#round());
      }
    } catch {
      // The browser may refuse its storage for a while; what is kept there is sent later.
      this.#pause(0, false);
    } finally {
      this.#isRunning = false;
    }
    this.#schedule();
  }

  /** One attempt for everything that is due. */
  async #round(): Promise<void> {
    await this.#recover();
    if (!this.#isAnythingDue()) return;
    if (Date.now() < this.#pausedUntil || !(await this.#isThere())) return;
    await this.#send(this.#due('send').slice(0, MOST_SENT));
    await this.#ask(this.#due('ask').slice(0, MOST_ASKED));
    if (this.#isAnythingDue()) this.#isAskedAgain = true;
  }

  /** Nobody sends but who holds the lock: a press that looks under way was cut off. */
  async #recover(): Promise<void> {
    const { storage } = this.#parts;
    const all = await storage.all();
    const [done, kept] = [all.filter(isCounted), all.filter((press) => !isCounted(press))];
    if (done.length > 0) await storage.remove(done.map(({ id }) => id));
    const isGone = ({ id, stage }: Press): boolean =>
      !['pressed', 'counted'].includes(stage.name) && !all.some((press) => press.id === id);
    this.#drop(this.#now.presses.filter(isGone).map(({ id }) => id));
    this.#show(kept);
    const cutOff = kept.filter(({ stage }) => stage.name === 'sending');
    await this.#change(cutOff, ({ stage }) =>
      stage.name === 'sending' ? { type: 'unknown', key: stage.key, retryAt: 0 } : undefined,
    );
    this.#confirmAll();
  }

  /**
   * Any answer to a read will do, also that the total isn't known now. A device that believes to be
   * offline may still reach a service on itself, so it knocks, too.
   */
  async #isThere(): Promise<boolean> {
    const { clock, totals } = this.#parts;
    if (!this.#knocks && clock.isKnown && !isOffline()) return true;
    const read = await totals.read('global');
    const isThere = read.ok || read.problem?.type === 'counts-unavailable';
    if (isThere) this.#resume();
    else this.#pause(0, true);
    return isThere;
  }

  async #send(presses: readonly Press[]): Promise<void> {
    if (presses.length === 0) return;
    const { http, clock } = this.#parts;
    const sent = await this.#change(presses, ({ stage }) => ({
      type: 'send',
      key: 'key' in stage ? stage.key : makeKey(clock.now()),
    }));
    const clicks = sent.flatMap((press) =>
      press.stage.name === 'sending' ? this.#click(press, press.stage.key) : [],
    );
    const sentAt = Date.now();
    const headers = this.#parts.trace?.() ?? {};
    const answer = await http.call('/count/batch', { method: 'POST', body: { clicks }, headers });
    const retryAt = clock.now() + answer.retryAfter;
    const events = outcomes(
      clicks.map(({ id }) => id),
      answer,
      clock.now(),
      retryAt,
    );
    this.#learn(events, sentAt);
    this.#settle(events, answer);
    await this.#apply(sent, events);
    this.#confirmAll();
  }

  /** As the service takes it: when it was pressed, by the service's clock. */
  #click({ counter, pressedAt }: Press, id: string): Click {
    const age = Math.max(0, Date.now() - pressedAt);
    const at = this.#parts.clock.now() - age;
    const click = { id, counter, count: Math.floor(at / 1_000) };
    return age < OLDEST_TOLD ? { ...click, at: new Date(at).toISOString() } : click;
  }

  #learn(events: readonly JourneyEvent[], sentAt: number): void {
    const refused = events.find((event) => event.type === 'key-refused');
    if (refused) this.#parts.clock.learn(refused.serverNow, sentAt);
  }

  #settle(events: readonly JourneyEvent[], answer: Answer): void {
    const failed = events.some(({ type }) => type === 'not-stored' || type === 'unknown');
    if (failed) this.#pause(answer.retryAfter, !answer.came);
    else this.#resume();
  }

  async #ask(presses: readonly Press[]): Promise<void> {
    const ids = presses.flatMap(({ stage }) => ('key' in stage ? [stage.key] : []));
    if (ids.length === 0) return;
    const { http, clock } = this.#parts;
    const answer = await http.call('/count/clicks/lookup', { method: 'POST', body: { ids } });
    const results = answer.came ? (answer.body as { results?: unknown } | undefined)?.results : [];
    const events = (Array.isArray(results) ? results : []).flatMap(
      (result) => fateEvent(result, clock.now() + ASK_AGAIN) ?? [],
    );
    if (events.length < ids.length) this.#pause(answer.retryAfter, !answer.came);
    await this.#apply(presses, events);
  }

  #confirmAll(): void {
    const waiting = this.#due('confirm').map(({ counter }) => counter);
    new Set(waiting).forEach((counter) => {
      if (this.#confirming.has(counter)) return;
      this.#confirming.add(counter);
      void this.#confirm(counter).finally(() => this.#confirming.delete(counter));
    });
  }

  /** Waits until a total includes what was stored; the service is asked, receipts are its secret. */
  async #confirm(counter: string): Promise<void> {
    for (;;) {
      const waiting = this.#due('confirm').filter((press) => press.counter === counter);
      if (waiting.length === 0) this.#run();
      if (waiting.length === 0 || this.#isClosed) return;
      const asked = waiting.slice(0, MOST_CONFIRMED);
      const receipts = asked.flatMap(({ stage }) =>
        stage.name === 'stored' ? (stage.receipt ?? []) : [],
      );
      const read = await this.#parts.totals.including(receipts, counter, LONGEST_WAIT);
      if (read.ok) this.#parts.onReading(counter, read.value);
      if (read.ok && read.value.included) await this.#tell(asked, 'included');
      else if (!read.ok && isFinal(read.problem)) await this.#tell(asked, 'receipt-gone');
      else await pause(ASK_AGAIN);
    }
  }

  #tell(presses: readonly Press[], type: 'included' | 'receipt-gone'): Promise<unknown> {
    return this.#change(presses, ({ stage }) =>
      stage.name === 'stored' ? { type, key: stage.key } : undefined,
    );
  }

  #apply(presses: readonly Press[], events: readonly JourneyEvent[]): Promise<readonly Press[]> {
    const byKey = new Map(events.map((event) => [event.key, event]));
    return this.#change(presses, ({ stage }) =>
      'key' in stage ? byKey.get(stage.key) : undefined,
    );
  }

  /** What is counted needs no keeping. */
  async #change(
    presses: readonly Press[],
    event: (press: Press) => JourneyEvent | undefined,
  ): Promise<readonly Press[]> {
    if (presses.length === 0) return presses;
    const { storage } = this.#parts;
    const changed = await storage.update(
      presses.map(({ id }) => id),
      (press) => {
        const happened = event(press);
        return happened ? journey(press, happened) : press;
      },
    );
    this.#show(changed);
    const counted = changed.filter(isCounted).map(({ id }) => id);
    if (counted.length > 0) {
      await storage.remove(counted);
      setTimeout(() => {
        this.#drop(counted);
      }, COUNTED_STAYS);
    }
    return changed;
  }

  #due(what: Step['do']): readonly Press[] {
    const now = this.#parts.clock.now();
    return this.#now.presses.filter((press) => {
      const step = nextStep(press, now);
      return step.do === what && step.at <= now;
    });
  }

  #isAnythingDue(): boolean {
    return this.#due('send').length > 0 || this.#due('ask').length > 0;
  }

  #pause(atLeast: number, knock: boolean): void {
    const pause = Math.max(atLeast, this.#backOff.failed());
    this.#pausedUntil = Date.now() + pause;
    this.#knocks ||= knock;
    this.#emit({ isPaused: true });
  }

  #resume(): void {
    this.#backOff.succeeded();
    this.#pausedUntil = 0;
    this.#knocks = false;
    if (this.#now.isPaused) this.#emit({ isPaused: false });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const now = this.#parts.clock.now();
    const steps = this.#now.presses.map((press) => nextStep(press, now));
    const calls = steps.filter((step) => step.do === 'send' || step.do === 'ask');
    if (calls.length === 0 || this.#isClosed) return;
    const pause = Math.min(...calls.map(({ at }) => at)) - now;
    this.#timer = setTimeout(this.#run, Math.max(pause, this.#pausedUntil - Date.now(), 0));
  }

  #show(presses: readonly Press[]): void {
    const shown = new Map(this.#now.presses.map((press) => [press.id, press]));
    presses.forEach((press) => shown.set(press.id, press));
    this.#emit({ presses: [...shown.values()] });
  }

  #drop(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#emit({ presses: this.#now.presses.filter(({ id }) => !ids.includes(id)) });
  }

  #emit(change: Partial<PressesNow>): void {
    this.#now = { ...this.#now, ...change };
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}

function isCounted({ stage }: Press): boolean {
  return stage.name === 'counted';
}

/** Whether asking for the same receipts again makes no sense. */
function isFinal(problem: Problem | undefined): boolean {
  return problem?.outcome === 'invalid' && problem.status !== 429;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

function isOffline(): boolean {
  return (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
}

import type { components } from '../api.ts';
import { isObject, type Answer, type Http } from '../http/http.ts';
import { problem, type Problem } from '../http/problem.ts';
import type { ServerClock } from '../http/server-clock.ts';
import { answeredAt, total, type Reading, type Total } from './total.ts';

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  /** `problem` is undefined where no answer came. */
  | { readonly ok: false; readonly problem: Problem | undefined };

export interface ReadOptions {
  /** Receipts, or what was `applied` in an earlier total, to be included. */
  readonly after?: readonly string[];
  /** How long the service may wait for them, at most 5,000 ms. */
  readonly wait?: number;
  readonly signal?: AbortSignal;
}

export interface Counter {
  readonly name: string;
  readonly press: 'anyone' | 'users' | 'tokens';
  /** Undefined where nothing can be told of it now. */
  readonly total: Total | undefined;
}

export interface CounterPage {
  readonly counters: readonly Counter[];
  /** The cursor of the next page. */
  readonly next: string | undefined;
}

export type NewCounter = components['schemas']['NewCounter'];

/** Reads counters, and for the holder of an API token makes, resets and deletes them. */
export class Counters {
  readonly #http: Http;
  readonly #clock: ServerClock;

  constructor(http: Http, clock: ServerClock) {
    this.#http = http;
    this.#clock = clock;
  }

  async read(counter: string, options: ReadOptions = {}): Promise<Result<Reading>> {
    const query = new URLSearchParams();
    options.after?.forEach((token) => {
      query.append('after', token);
    });
    if (options.wait !== undefined) query.append('wait', `${String(options.wait)}ms`);
    const sentAt = Date.now();
    const answer = await this.#http.call(`${path(counter)}?${query.toString()}`, {
      ...(options.signal && { signal: options.signal }),
    });
    const reading = answer.came && answer.status === 200 ? total(answer.body) : undefined;
    if (!reading) return failure(answer);
    if (options.after === undefined) this.#clock.learn(answeredAt(reading), sentAt);
    return { ok: true, value: reading };
  }

  /** @param cursor the `next` of the page before */
  list(prefix = '', cursor = '', limit = 50): Promise<Result<CounterPage>> {
    return this.#page(new URLSearchParams({ prefix, cursor, limit: String(limit) }));
  }

  /** At most 100 counters by name; those that don't exist are left out. */
  named(names: readonly string[]): Promise<Result<CounterPage>> {
    return this.#page(new URLSearchParams(names.map((name) => ['name', name])));
  }

  async make(counter: NewCounter, token: string): Promise<Result<null>> {
    const answer = await this.#http.call('/api/counters', { method: 'POST', body: counter, token });
    return done(answer, 201);
  }

  async reset(counter: string, token: string): Promise<Result<null>> {
    return done(await this.#http.call(`${path(counter)}/reset`, { method: 'POST', token }), 200);
  }

  async delete(counter: string, token: string): Promise<Result<null>> {
    return done(await this.#http.call(path(counter), { method: 'DELETE', token }), 204);
  }

  async #page(query: URLSearchParams): Promise<Result<CounterPage>> {
    const answer = await this.#http.call(`/api/counters?${query.toString()}`);
    const page = answer.came && answer.status === 200 ? counterPage(answer.body) : undefined;
    return page ? { ok: true, value: page } : failure(answer);
  }
}

function path(counter: string): string {
  return `/api/counters/${encodeURIComponent(counter)}`;
}

function done(answer: Answer, status: number): Result<null> {
  return answer.came && answer.status === status ? { ok: true, value: null } : failure(answer);
}

function failure(answer: Answer): Result<never> {
  return { ok: false, problem: answer.came ? problem(answer.status, answer.body) : undefined };
}

function counterPage(body: unknown): CounterPage | undefined {
  if (!isObject(body) || !Array.isArray(body['counters'])) return undefined;
  const { next } = body;
  return {
    counters: body['counters'].filter(isObject).map(counter),
    next: typeof next === 'string' ? next : undefined,
  };
}

function counter(body: Readonly<Record<string, unknown>>): Counter {
  const { name, press } = body;
  return {
    name: String(name),
    press: press === 'users' || press === 'tokens' ? press : 'anyone',
    total: total(body),
  };
}

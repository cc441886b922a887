import type { components } from '../api.ts';
import { isObject, type Calls } from '../http/http.ts';
import { done, result, type Result } from '../http/result.ts';
import { total, type Total } from './total.ts';

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

/** Lists counters for everybody; makes, resets and deletes them for owners. */
export class Directory {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** @param cursor the `next` of the page before */
  async list(prefix = '', cursor = '', limit = 50): Promise<Result<CounterPage>> {
    const query = new URLSearchParams({ prefix, cursor, limit: String(limit) });
    return result(await this.#calls.call(`/api/counters?${query.toString()}`), 200, counterPage);
  }

  async make(counter: NewCounter): Promise<Result<null>> {
    return done(await this.#calls.call('/api/counters', { method: 'POST', body: counter }), 201);
  }

  async reset(counter: string): Promise<Result<null>> {
    return done(await this.#calls.call(`${path(counter)}/reset`, { method: 'POST' }), 200);
  }

  async delete(counter: string): Promise<Result<null>> {
    return done(await this.#calls.call(path(counter), { method: 'DELETE' }), 204);
  }
}

function path(counter: string): string {
  return `/api/counters/${encodeURIComponent(counter)}`;
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

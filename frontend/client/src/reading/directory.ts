import type { components } from '../api.ts';
import { Http, isObject, type Answer } from '../http/http.ts';
import { result, type Result } from '../http/result.ts';
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

/** Lists counters, and for the holder of an API token makes, resets and deletes them. */
export class Directory {
  readonly #http: Http;

  /** @param base where the service is; the page's own origin by default */
  constructor(base = '') {
    this.#http = new Http(base);
  }

  /** @param cursor the `next` of the page before */
  async list(prefix = '', cursor = '', limit = 50): Promise<Result<CounterPage>> {
    const query = new URLSearchParams({ prefix, cursor, limit: String(limit) });
    return result(await this.#http.call(`/api/counters?${query.toString()}`), 200, counterPage);
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
}

function path(counter: string): string {
  return `/api/counters/${encodeURIComponent(counter)}`;
}

function done(answer: Answer, status: number): Result<null> {
  return result(answer, status, () => null);
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

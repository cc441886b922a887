import type { Http } from '../http/http.ts';
import { result, type Result } from '../http/result.ts';
import type { ServerClock } from '../http/server-clock.ts';
import { answeredAt, total, type Reading } from './total.ts';

/** Reads totals, and learns the service's clock from them. */
export class Totals {
  readonly #http: Http;
  readonly #clock: ServerClock;

  constructor(http: Http, clock: ServerClock) {
    this.#http = http;
    this.#clock = clock;
  }

  /** The total as it is known now. */
  async read(counter: string): Promise<Result<Reading>> {
    const sentAt = Date.now();
    const read = await this.#get(counter, '');
    if (read.ok) this.#clock.learn(answeredAt(read.value), sentAt);
    return read;
  }

  /**
   * The total once it includes these receipts, or what is known after the wait.
   *
   * @param wait in milliseconds, at most 5,000
   */
  including(receipts: readonly string[], counter: string, wait: number): Promise<Result<Reading>> {
    const query = new URLSearchParams(receipts.map((receipt) => ['after', receipt]));
    query.append('wait', `${String(wait)}ms`);
    return this.#get(counter, `?${query.toString()}`);
  }

  async #get(counter: string, query: string): Promise<Result<Reading>> {
    const path = `/api/counters/${encodeURIComponent(counter)}${query}`;
    return result(await this.#http.call(path), 200, total);
  }
}

import type { components } from '../api.ts';
import { isObject, type Answer, type Call, type Calls } from '../http/http.ts';
import { described, type Result } from '../http/result.ts';

type Schemas = components['schemas'];
export type Audit = Readonly<Schemas['Audit']>;
export type Deed = Readonly<Schemas['Deed']>;
export type Job = Readonly<Schemas['Job']>;
export type Lag = Readonly<Schemas['Lag']>;
export type Rejected = Readonly<Schemas['Rejected']>;
export type RejectedPage = Readonly<Schemas['RejectedPage']>;
export type TrailPage = Readonly<Schemas['TrailPage']>;

export interface TrailQuery {
  /** Who did it, or to whom it was done. */
  readonly user?: string;
  readonly action?: string;
  readonly cursor?: string;
}

/** What auditors look at, and what owners set right. */
export class Operations {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  lag(): Promise<Result<Lag>> {
    return this.#ask('/api/ops/lag');
  }

  audit(): Promise<Result<Audit>> {
    return this.#ask('/api/ops/audit');
  }

  /** What no second try has counted yet. */
  rejected(cursor = ''): Promise<Result<RejectedPage>> {
    return this.#ask(`/api/ops/rejected${search({ cursor })}`);
  }

  retry(receipt: string): Promise<Result<Schemas['SecondTry']>> {
    const path = `/api/ops/rejected/${encodeURIComponent(receipt)}/retry`;
    return this.#ask(path, { method: 'POST' }, 202);
  }

  /**
   * Counts one counter, or all, again from the log. Where a recount runs already, it is that one's
   * id that is told.
   */
  async recount(counter?: string): Promise<Result<{ readonly id: string }>> {
    const body = counter === undefined ? {} : { counter };
    const answer = await this.#calls.call('/api/ops/recount', { method: 'POST', body });
    const running = runningJob(answer);
    return running === undefined ? described(answer, 202) : { ok: true, value: { id: running } };
  }

  job(id: string): Promise<Result<Job>> {
    return this.#ask(`/api/ops/jobs/${encodeURIComponent(id)}`);
  }

  trail({ user = '', action = '', cursor = '' }: TrailQuery = {}): Promise<Result<TrailPage>> {
    return this.#ask(`/api/ops/trail${search({ user, action, cursor })}`);
  }

  async #ask<T>(path: string, call: Call = {}, status = 200): Promise<Result<T>> {
    return described<T>(await this.#calls.call(path, call), status);
  }
}

function runningJob(answer: Answer): string | undefined {
  if (!answer.came || answer.status !== 409 || !isObject(answer.body)) return undefined;
  const { job } = answer.body;
  return typeof job === 'string' ? job : undefined;
}

/** Without what is empty. */
function search(members: Readonly<Record<string, string>>): string {
  const given = Object.entries(members).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

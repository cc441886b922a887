import { isObject } from './http.ts';

/** An answer other than what was asked for, as RFC 9457 and the contract word it. */
export interface Problem {
  readonly status: number;
  /** The kind, such as `unknown-counter`; empty where the answer wasn't the service's own. */
  readonly type: string;
  readonly detail: string;
  /** What became of the attempt: `not_stored`, `unknown`, `invalid`, or empty. */
  readonly outcome: string;
  /** How the same press may be tried again: `same_key`, `fresh`, `ask`, or empty. */
  readonly retry: string;
  /** Milliseconds since 1970. */
  readonly serverTime: number | undefined;
}

const TYPE = /^urn:cloudclicker:problem:/;

export function problem(status: number, body: unknown): Problem {
  const members = isObject(body) ? body : {};
  return {
    status,
    type: text(members['type']).replace(TYPE, ''),
    detail: text(members['detail']),
    outcome: text(members['outcome']),
    retry: text(members['retry']),
    serverTime: Date.parse(text(members['server_time'])) || undefined,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

import { isObject } from './http.ts';

/** An answer other than what was asked for, as RFC 9457 and the contract word it. */
export interface Problem {
  readonly status: number;
  /** The kind, such as `unknown-counter`; empty where the answer wasn't the service's own. */
  readonly type: string;
  readonly detail: string;
  readonly outcome: 'not_stored' | 'unknown' | 'invalid' | undefined;
  readonly retry: 'same_key' | 'fresh' | 'ask' | undefined;
  /** Milliseconds since 1970. */
  readonly serverTime: number | undefined;
}

const TYPE = /^urn:cloudclicker:problem:/;

export function problem(status: number, body: unknown): Problem {
  const members = isObject(body) ? body : {};
  const serverTime = Date.parse(text(members['server_time']));
  return {
    status,
    type: text(members['type']).replace(TYPE, ''),
    detail: text(members['detail']),
    outcome: oneOf(members['outcome'], 'not_stored', 'unknown', 'invalid'),
    retry: oneOf(members['retry'], 'same_key', 'fresh', 'ask'),
    serverTime: Number.isNaN(serverTime) ? undefined : serverTime,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function oneOf<T extends string>(value: unknown, ...allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

import { isObject, type Answer } from '../http/http.ts';
import { problem, type Problem } from '../http/problem.ts';
import type { Fate, JourneyEvent } from './journey.ts';

/** What an answer means for the click with this key. */
export function outcome(
  key: string,
  status: number,
  body: unknown,
  now: number,
  retryAt: number,
): JourneyEvent {
  if (status === 202 && isObject(body) && typeof body['receipt'] === 'string') {
    return { type: 'stored', key, receipt: body['receipt'] };
  }
  const refusal = problem(status, body);
  if (refusal.retry === 'ask') {
    return { type: 'key-refused', key, serverNow: refusal.serverTime ?? now };
  }
  switch (kind(refusal)) {
    case 'not-stored':
      return { type: 'not-stored', key, retryAt };
    case 'invalid':
      return { type: 'invalid', key, reason: refusal };
    case 'unknown':
      return { type: 'unknown', key, retryAt };
  }
}

/** One event for each of the keys that were sent together, in their order. */
export function outcomes(
  keys: readonly string[],
  answer: Answer,
  now: number,
  retryAt: number,
): readonly JourneyEvent[] {
  if (!answer.came) return keys.map((key) => ({ type: 'unknown', key, retryAt }));
  const results = batchResults(answer.body);
  return keys.map((key, place) => {
    if (!results) return outcome(key, wholeStatus(answer.status), answer.body, now, retryAt);
    const result = results[place];
    const status = isObject(result) ? Number(result['status']) : NaN;
    return outcome(key, status, result, now, retryAt);
  });
}

/** When a look-up tells of a key, or undefined where it doesn't. */
export function fateEvent(body: unknown, askAgainAt: number): JourneyEvent | undefined {
  if (!isObject(body) || typeof body['id'] !== 'string') return undefined;
  const fate = FATES.find((each) => each === body['status']);
  if (!fate) return undefined;
  const finalAt = Date.parse(String(body['final_at']));
  return {
    type: 'fate',
    key: body['id'],
    fate: fate === 'absent' && body['final'] === true ? 'absent-for-ever' : fate,
    askAgainAt: Number.isNaN(finalAt) ? askAgainAt : finalAt,
  };
}

const FATES = ['counted', 'stored', 'absent', 'rejected', 'unknowable'] as const satisfies Fate[];

/** A page that some proxy made up, with a status of success, says nothing about the click. */
function wholeStatus(status: number): number {
  return status < 400 ? NaN : status;
}

function batchResults(body: unknown): readonly unknown[] | undefined {
  return isObject(body) && Array.isArray(body['results']) ? body['results'] : undefined;
}

function kind(refusal: Problem): 'not-stored' | 'invalid' | 'unknown' {
  switch (refusal.outcome) {
    case 'not_stored':
      return 'not-stored';
    case 'unknown':
      return 'unknown';
    case 'invalid':
      return refusal.status === 429 ? 'not-stored' : 'invalid';
    case undefined:
      if (refusal.status === 429) return 'not-stored';
      return refusal.status >= 400 && refusal.status < 500 && refusal.status !== 408
        ? 'invalid'
        : 'unknown';
  }
}

import { isObject, type Answer } from '../http/http.ts';
import { problem, type Problem } from '../http/problem.ts';
import type { Fate, FateEvent, JourneyEvent } from './journey.ts';

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
  const type = kind(refusal);
  return type === 'invalid' ? { type, key, reason: refusal } : { type, key, retryAt };
}

/** One event for each of the keys that were sent together, in their order. */
export function outcomes(
  keys: readonly string[],
  answer: Answer,
  now: number,
  retryAt: number,
): readonly JourneyEvent[] {
  if (!answer.came) return keys.map((key) => ({ type: 'unknown', key, retryAt }));
  const { body, status } = answer;
  const results: unknown = isObject(body) && body['results'];
  return keys.map((key, place) => {
    if (!Array.isArray(results)) return outcome(key, status, body, now, retryAt);
    const result: unknown = results[place];
    return outcome(key, isObject(result) ? Number(result['status']) : 0, result, now, retryAt);
  });
}

/** What a look-up tells of a key, or undefined where it tells nothing. */
export function fateEvent(body: unknown, askAgainAt: number): FateEvent | undefined {
  if (!isObject(body) || !isFate(body['status'])) return undefined;
  const isForEver = body['status'] === 'absent' && body['final'] === true;
  return {
    type: 'fate',
    key: String(body['id']),
    fate: isForEver ? 'absent-for-ever' : body['status'],
    askAgainAt: Date.parse(String(body['final_at'])) || askAgainAt,
  };
}

function isFate(word: unknown): word is Fate {
  return ['counted', 'stored', 'absent', 'rejected', 'unknowable'].includes(word as string);
}

/** What became of an attempt that was refused, also where whoever refused it isn't the service. */
function kind({ outcome, status }: Problem): 'not-stored' | 'invalid' | 'unknown' {
  if (outcome === 'not_stored' || status === 429) return 'not-stored';
  const isOurFault = status >= 400 && status < 500 && status !== 408;
  return outcome === 'invalid' || (!outcome && isOurFault) ? 'invalid' : 'unknown';
}

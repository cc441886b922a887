import { expect, it } from 'vitest';
import { fateEvent, outcome, outcomes } from './outcome.ts';

const NOW = 1_000_000;
const RETRY_AT = NOW + 500;

function typeOf(status: number, body?: unknown): string {
  return outcome('k', status, body, NOW, RETRY_AT).type;
}

it.each([
  ['stored', 202, { receipt: 'r' }],
  ['unknown', 202, undefined],
  ['unknown', 200, '<html>sign in to this network</html>'],
  ['not-stored', 503, { outcome: 'not_stored', retry: 'same_key' }],
  ['unknown', 503, { outcome: 'unknown', retry: 'same_key' }],
  ['unknown', 503, undefined],
  ['unknown', 500, { type: 'about:blank' }],
  ['unknown', 408, undefined],
  ['not-stored', 429, undefined],
  ['key-refused', 422, { outcome: 'invalid', retry: 'ask' }],
  ['invalid', 404, { outcome: 'invalid' }],
  ['invalid', 403, undefined],
])('is %s, when the answer is %s %j', (type, status, body) => {
  expect(typeOf(status, body)).toBe(type);
});

it('goesByTheServersTime_whenAKeyIsRefused', () => {
  const body = { retry: 'ask', server_time: '2026-01-01T00:00:00Z' };
  expect(outcome('k', 422, body, NOW, RETRY_AT)).toMatchObject({
    serverNow: Date.parse('2026-01-01T00:00:00Z'),
  });
});

it('answersEachClickOfABatch_inItsOrder', () => {
  const results = [
    { status: 202, id: 'a', receipt: 'r' },
    { status: 503, id: 'b', outcome: 'not_stored' },
  ];
  const answer = { came: true, status: 207, body: { results }, retryAfter: 0 } as const;
  expect(outcomes(['a', 'b', 'c'], answer, NOW, RETRY_AT)).toEqual([
    { type: 'stored', key: 'a', receipt: 'r' },
    { type: 'not-stored', key: 'b', retryAt: RETRY_AT },
    { type: 'unknown', key: 'c', retryAt: RETRY_AT },
  ]);
});

it('isUnknownForAllOfABatch_whenNoAnswerCame', () => {
  const events = outcomes(['a', 'b'], { came: false, retryAfter: 0 }, NOW, RETRY_AT);
  expect(events.map(({ type }) => type)).toEqual(['unknown', 'unknown']);
});

it('tellsAnAbsenceThatIsFinal_fromOneThatIsNot', () => {
  const absent = { id: 'k', status: 'absent', server_time: '2026-01-01T00:00:00Z' };
  const finalAt = '2026-01-01T00:14:00Z';
  expect(fateEvent({ ...absent, final: false, final_at: finalAt }, NOW)).toMatchObject({
    fate: 'absent',
    askAgainAt: Date.parse(finalAt),
  });
  expect(fateEvent({ ...absent, final: true }, NOW)).toMatchObject({ fate: 'absent-for-ever' });
});

it('tellsNothing_whenTheAnswerIsNoFate', () => {
  expect(fateEvent({ id: 'k', status: 'lost' }, NOW)).toBeUndefined();
  expect(fateEvent(undefined, NOW)).toBeUndefined();
});

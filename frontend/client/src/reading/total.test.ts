import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answeredAt, join, total, type Total } from './total.ts';

const totals = fc
  .record({
    count: fc.nat(20),
    asOf: fc.nat(20),
    epoch: fc.nat(2),
    revision: fc.nat(1),
  })
  .map(({ count, asOf, epoch, revision }): Total => ({
    count,
    epoch,
    revision,
    // What is counted at a time is one fact: equal times come with equal words.
    as_of: new Date(asOf * 1_000).toISOString(),
    applied: `a${String(asOf)}`,
    lag_ms: 0,
    stale: false,
    latest_string: String(count),
  }));

it('joinsToTheSame_inAnyOrderAndHoweverOften', () => {
  fc.assert(
    fc.property(totals, totals, totals, (a, b, c) => {
      expect(join(a, a)).toEqual(a);
      expect(join(a, b)).toEqual(join(b, a));
      expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
    }),
  );
});

it('neverGoesBackwards_withinAnEpochAndRevision', () => {
  fc.assert(
    fc.property(totals, totals, (a, b) => {
      const joined = join(a, b);
      expect([joined.epoch, joined.revision] >= [a.epoch, a.revision]).toBe(true);
      if (joined.epoch === a.epoch && joined.revision === a.revision) {
        expect(joined.count).toBeGreaterThanOrEqual(a.count);
        expect(Date.parse(joined.as_of)).toBeGreaterThanOrEqual(Date.parse(a.as_of));
      }
    }),
  );
});

it('startsAnew_whenTheCounterWasReset', () => {
  const before = total({ ...BODY, count: 100, epoch: 0 });
  const after = total({ ...BODY, count: 1, epoch: 1 });
  expect(before && after && join(before, after).count).toBe(1);
});

it('isNoTotal_whenAProxyAnswersSomethingElse', () => {
  expect(total('<html>')).toBeUndefined();
  expect(total({ status: 'ok' })).toBeUndefined();
});

it('tellsTheServersClock_atTheAnswer', () => {
  const read = total(BODY);
  expect(read && new Date(answeredAt(read)).toISOString()).toBe('2026-01-01T00:00:00.250Z');
});

const BODY = {
  count: 1,
  latest: 1,
  latest_string: '1',
  as_of: '2026-01-01T00:00:00Z',
  lag_ms: 250,
  stale: false,
  epoch: 0,
  revision: 0,
  applied: 'a',
};

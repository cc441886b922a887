import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Press, Stage } from '../press/press.ts';
import { show, type Shown } from './shown.ts';
import type { Total } from './total.ts';

function totalOf(count: number, epoch = 0): Total {
  return {
    count,
    epoch,
    revision: 0,
    as_of: '2026-01-01T00:00:00Z',
    lag_ms: 0,
    stale: false,
    applied: 'a',
    latest_string: null,
  };
}

function press(id: string, stage: Stage): Press {
  return { id, counter: 'global', pressedAt: 0, stage };
}

const pressed: Stage = { name: 'pressed' };
const sending: Stage = { name: 'sending', key: 'k', inDoubt: false, attempts: 1 };
const stored: Stage = { name: 'stored', key: 'k', receipt: 'r', notBefore: 0, atOnce: true };
const held: Stage = { name: 'held', key: 'k', inDoubt: true, attempts: 1, notBefore: 0 };
const counted: Stage = { name: 'counted', key: 'k' };

/** What is shown after each of these moments. */
function shown(...moments: [count: number, stages: Stage[], isPaused?: boolean][]): number[] {
  let last: Shown | undefined;
  return moments.map(([count, stages, isPaused = false]) => {
    const presses = stages.map((stage, i) => press(String(i), stage));
    last = show(last, totalOf(count), { presses, isPaused });
    return last.count;
  });
}

describe('the number', () => {
  it('movesAtThePress_andNotAgainWhenItIsCounted', () => {
    expect(
      shown([7, []], [7, [pressed]], [7, [sending]], [7, [stored]], [8, [stored]], [8, [counted]]),
    ).toEqual([7, 8, 8, 8, 8, 8]);
  });

  it('staysAtTheTotal_whilePressesWait', () => {
    expect(shown([7, []], [7, [pressed], true])).toEqual([7, 7]);
  });

  it('takesAPressBack_whenItsOutcomeIsUnknown', () => {
    expect(shown([7, []], [7, [sending]], [7, [held]], [8, [counted]])).toEqual([7, 8, 7, 8]);
  });

  it('addsNothing_whenAnEarlierPageStoredThePress', () => {
    expect(shown([8, []], [8, [stored]])).toEqual([8, 8]);
  });

  it('startsAnew_whenTheCounterIsReset', () => {
    const before = show(undefined, totalOf(100), { presses: [], isPaused: false });
    expect(show(before, totalOf(0, 1), { presses: [], isPaused: false }).count).toBe(0);
  });

  it('isNeverAboveWhatWillBeCounted_norBelowTheTotal', () => {
    const act = fc.constantFrom('press', 'store', 'count', 'learn', 'others press', 'tell');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (script) => {
        const stages: Stage[] = [];
        let truth = 5;
        let told = 5;
        let last = show(undefined, totalOf(told), { presses: [], isPaused: false });
        const inTruth = new Set<number>();
        for (const what of script) {
          const first = (name: Stage['name']): number =>
            stages.findIndex((stage) => stage.name === name);
          if (what === 'press') stages.push(sending);
          if (what === 'store' && first('sending') >= 0) stages[first('sending')] = stored;
          if (what === 'others press') truth++;
          if (what === 'count') {
            const place = stages.findIndex(
              ({ name }, i) => !inTruth.has(i) && (name === 'sending' || name === 'stored'),
            );
            if (place >= 0) {
              inTruth.add(place);
              truth++;
            }
          }
          if (what === 'tell') told = truth;
          if (what === 'learn') {
            const place = stages.findIndex(({ name }, i) => inTruth.has(i) && name === 'stored');
            if (place >= 0) {
              told = truth;
              stages[place] = counted;
            }
          }
          const presses = stages.map((stage, i) => press(String(i), stage));
          last = show(last, totalOf(told), { presses, isPaused: false });
          const pending = stages.filter((_, i) => !inTruth.has(i)).length;
          expect(last.count).toBeGreaterThanOrEqual(told);
          expect(last.count).toBeLessThanOrEqual(truth + pending);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journey, nextStep, type Fate, type JourneyEvent } from './journey.ts';
import { keyTime, makeKey } from './key.ts';
import type { Press } from './press.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const REASON = { status: 404, type: 'unknown-counter', detail: 'there is no counter x' };

const fresh: Press = { id: 'a', counter: 'x', pressedAt: START, stage: { name: 'pressed' } };

function after(...events: JourneyEvent[]): Press {
  return events.reduce(journey, fresh);
}

describe('the journey of a press', () => {
  const key = makeKey(START);
  const send: JourneyEvent = { type: 'send', key };
  const unknown: JourneyEvent = { type: 'unknown', key, retryAt: START + 500 };
  const fate = (fate: Fate, askAgainAt = 0): JourneyEvent => ({
    type: 'fate',
    key,
    fate,
    askAgainAt,
  });

  it('resendsWithTheSameKey_whenTheOutcomeIsUnknown', () => {
    const press = after(send, unknown);
    expect(nextStep(press, START)).toEqual({ do: 'send', at: START + 500 });
    expect(journey(press, send).stage).toMatchObject({ name: 'sending', key, inDoubt: true });
  });

  it('asksForItsFate_whenTheKeyIsTooOldToBeTaken', () => {
    const late = START + 10 * MINUTE;
    expect(nextStep(after(send, unknown), late)).toEqual({ do: 'ask', at: 0 });
  });

  it('asksAgainWhenTheFateIsFinal_whenTheKeyIsAbsentUntilThen', () => {
    const press = after(send, unknown, fate('absent', START + 14 * MINUTE));
    expect(nextStep(press, START)).toEqual({ do: 'ask', at: START + 14 * MINUTE });
  });

  it('takesAFreshKey_whenItsKeyIsAbsentForEver', () => {
    const press = after(send, unknown, fate('absent-for-ever'));
    expect(press.stage).toEqual({ name: 'pressed' });
  });

  it('asksBeforeItIsRefused_whenAnEarlierAttemptMayBeStored', () => {
    const press = after(send, unknown, send, { type: 'invalid', key, reason: REASON });
    expect(nextStep(press, START)).toEqual({ do: 'ask', at: 0 });
    expect(journey(press, fate('counted')).stage.name).toBe('counted');
    expect(journey(press, fate('absent-for-ever')).stage).toEqual({
      name: 'refused',
      reason: REASON,
    });
  });

  it('keepsTheReason_whenTheAbsenceIsNotFinalYet', () => {
    const press = after(send, unknown, send, { type: 'invalid', key, reason: REASON });
    const asked = [fate('absent', START + 14 * MINUTE), fate('absent-for-ever')];
    expect(asked.reduce(journey, press).stage).toEqual({ name: 'refused', reason: REASON });
  });

  it('isRefusedAtOnce_whenNoAttemptIsInDoubt', () => {
    const press = after(send, { type: 'invalid', key, reason: REASON });
    expect(press.stage).toEqual({ name: 'refused', reason: REASON });
  });

  it('sendsTheSameKeyLater_whenTheKeyIsAheadOfTheServer', () => {
    const serverNow = START - 60 * MINUTE;
    const press = after(send, { type: 'key-refused', key, serverNow });
    expect(nextStep(press, serverNow)).toEqual({ do: 'send', at: START - MINUTE + 1_000 });
  });

  it('asks_whenTheKeyIsTooOldForTheServer', () => {
    const press = after(send, { type: 'key-refused', key, serverNow: START + 11 * MINUTE });
    expect(nextStep(press, START + 11 * MINUTE)).toEqual({ do: 'ask', at: 0 });
  });

  it('standsByA202_whateverAnotherAttemptIsTold', () => {
    const stored = after(send, unknown, send, { type: 'stored', key, receipt: 'r' });
    const late = [
      unknown,
      fate('absent-for-ever'),
      { type: 'invalid', key, reason: REASON },
    ] as const;
    late.forEach((event) => {
      expect(journey(stored, event)).toBe(stored);
    });
  });

  it('asksForItsFate_whenItsReceiptCanNotBeAskedForAnyMore', () => {
    const stored = after(send, { type: 'stored', key, receipt: 'r' });
    expect(nextStep(stored, START)).toEqual({ do: 'confirm', at: 0 });
    expect(nextStep(journey(stored, { type: 'receipt-gone', key }), START)).toEqual({
      do: 'ask',
      at: 0,
    });
  });

  it('changesNothing_whenTheEventIsOfAnotherKey', () => {
    const other = makeKey(START);
    const press = after(send);
    const events: JourneyEvent[] = [
      { type: 'stored', key: other, receipt: 'r' },
      { type: 'send', key: other },
      { type: 'included', key: other },
    ];
    events.forEach((event) => {
      expect(journey(press, event)).toBe(press);
    });
  });
});

/** Decides as the log does: a key counts once, if it is stored while it is in time. */
class LogModel {
  readonly #stored = new Map<string, boolean>();

  store(key: string): void {
    if (!this.#stored.has(key)) this.#stored.set(key, true);
  }

  get counted(): number {
    return this.#stored.size;
  }

  takes(key: string, now: number): boolean {
    return now - keyTime(key) <= 10 * MINUTE;
  }

  fate(key: string, now: number): JourneyEvent {
    const finalAt = keyTime(key) + 14 * MINUTE;
    if (this.#stored.has(key)) return { type: 'fate', key, fate: 'counted', askAgainAt: 0 };
    const fate = now >= finalAt ? 'absent-for-ever' : 'absent';
    return { type: 'fate', key, fate, askAgainAt: finalAt };
  }
}

type Luck = 'answered' | 'lost on the way there' | 'lost on the way back' | 'no room' | 'slow';

/** One step of a client whose network has this luck; what is slow is stored minutes later. */
function step(press: Press, log: LogModel, now: number, luck: Luck, late: (() => void)[]): Press {
  const next = nextStep(press, now);
  if (next.at > now) return press;
  if (next.do === 'confirm' && 'key' in press.stage) {
    return journey(press, { type: 'included', key: press.stage.key });
  }
  if (next.do === 'ask' && 'key' in press.stage) {
    return luck === 'answered' ? journey(press, log.fate(press.stage.key, now)) : press;
  }
  if (next.do !== 'send') return press;
  const key = 'key' in press.stage ? press.stage.key : makeKey(now);
  const sent = journey(press, { type: 'send', key });
  if (!log.takes(key, now)) return journey(sent, { type: 'key-refused', key, serverNow: now });
  switch (luck) {
    case 'answered':
      log.store(key);
      return journey(sent, { type: 'stored', key, receipt: 'r' });
    case 'lost on the way back':
      log.store(key);
      return journey(sent, { type: 'unknown', key, retryAt: now });
    case 'slow':
      late.push(() => {
        log.store(key);
      });
      return journey(sent, { type: 'unknown', key, retryAt: now });
    case 'lost on the way there':
      return journey(sent, { type: 'unknown', key, retryAt: now });
    case 'no room':
      return journey(sent, { type: 'not-stored', key, retryAt: now + 1_000 });
  }
}

describe('any number of attempts', () => {
  const luck = fc.constantFrom<Luck>(
    'answered',
    'lost on the way there',
    'lost on the way back',
    'no room',
    'slow',
  );

  it('countOnce_whateverBecomesOfCallsAndAnswers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(luck, fc.integer({ min: 0, max: 13 * MINUTE }))), (script) => {
        const log = new LogModel();
        let now = START;
        let press = fresh;
        for (const [fortune, passes] of script) {
          const late: (() => void)[] = [];
          press = step(press, log, now, fortune, late);
          // At most the 3 s that a send may take, so that a late one is in time.
          late.forEach((store) => {
            store();
          });
          now += passes;
        }
        for (let tries = 0; press.stage.name !== 'counted' && tries < 10; tries++) {
          press = step(press, log, now, 'answered', []);
          now += 15 * MINUTE;
        }
        expect(press.stage.name).toBe('counted');
        expect(log.counted).toBe(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

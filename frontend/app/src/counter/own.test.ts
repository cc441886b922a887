import type { CounterNow, OwnClicks, Press, Stage } from '@cloudclicker/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_TOLD, follow, isUnderWay, ownCount, tell, type Own } from './own.ts';

const pressed: Stage = { name: 'pressed' };
const sending: Stage = { name: 'sending', key: 'k', inDoubt: false, attempts: 1 };
const stored: Stage = { name: 'stored', key: 'k', receipt: 'r', notBefore: 0, atOnce: true };
const held: Stage = { name: 'held', key: 'k', inDoubt: true, attempts: 1, notBefore: 0 };
const counted: Stage = { name: 'counted', key: 'k' };

function mine(clicks: number, epoch = 0): OwnClicks {
  return {
    mine: clicks,
    count: 1_000,
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

function now(presses: readonly Press[], epoch = 0, count = 1_000): CounterNow {
  const total = { ...mine(0, epoch), count };
  return { total, toldAt: 0, link: 'streaming', count, presses, isPaused: false };
}

/** A page that is looked at, as React does: until nothing changes any more. */
class Page {
  own: Own = NOTHING_TOLD;
  #now = now([]);

  sees(...stages: Stage[]): this {
    return this.looks(now(stages.map((stage, place) => press(String(place), stage))));
  }

  looks(seen: CounterNow): this {
    this.#now = seen;
    for (let next = follow(this.own, seen); next !== this.own; next = follow(next, seen)) {
      this.own = next;
    }
    return this;
  }

  /** Asks at once, and is told later. */
  asks(): (told: OwnClicks) => this {
    const { arrived } = this.own;
    return (told) => {
      this.own = tell(this.own, told, arrived);
      return this;
    };
  }

  get shows(): number | undefined {
    return ownCount(this.own, this.#now);
  }
}

function pageOf(clicks: number): Page {
  return new Page().sees().asks()(mine(clicks));
}

describe('one’s own number', () => {
  it('isNotKnown_beforeItIsTold', () => {
    expect(new Page().sees().shows).toBeUndefined();
    expect(pageOf(12).shows).toBe(12);
  });

  it('movesAtThePress_andStays_untilItIsToldThatItCounted', () => {
    const page = pageOf(12);
    for (const stage of [pressed, sending, stored, counted]) {
      expect(page.sees(stage).shows).toBe(13);
    }
    const tells = page.asks();
    expect(page.sees().shows).toBe(13);
    expect(tells(mine(13)).shows).toBe(13);
    expect(page.sees(pressed).shows).toBe(14);
  });

  it('isNotCountedTwice_whenItIsToldWhileAPressIsUnderWay', () => {
    const page = pageOf(12).sees(sending);
    const tells = page.asks();
    expect(tells(mine(13)).shows).toBe(13);
    expect(page.sees(stored).shows).toBe(13);
    expect(page.sees(counted).shows).toBe(13);
  });

  it('isNotCountedTwice_whenAPressArrivedAfterItWasAskedFor', () => {
    const page = pageOf(12).sees(sending);
    const tells = page.asks();
    page.sees(counted);
    expect(tells(mine(13)).shows).toBe(13);
    expect(page.asks()(mine(13)).shows).toBe(13);
  });

  it('doesNotGoBack_whenItWasToldBeforeAPressArrived', () => {
    const page = pageOf(12);
    const tells = page.asks();
    page.sees(sending).sees(counted);
    expect(tells(mine(12)).shows).toBe(13);
  });

  it('addsNothingToTheFirstNumber_whenPressesWereUnderWayBefore', () => {
    const page = new Page().sees(pressed, sending);
    expect(page.asks()(mine(12)).shows).toBe(12);
    expect(page.sees(counted, counted).asks()(mine(14)).shows).toBe(14);
  });

  it('takesAPressBack_whenItsOutcomeIsUnknown', () => {
    const page = pageOf(12).sees(sending);
    expect(page.shows).toBe(13);
    expect(page.sees(held).shows).toBe(12);
    expect(page.sees(counted).asks()(mine(13)).shows).toBe(13);
  });

  it('keepsAPress_thatAnotherTabSawCounted', () => {
    expect(pageOf(12).sees(sending).sees().shows).toBe(13);
  });

  it('hearsOfPressesElsewhere', () => {
    const page = pageOf(12).sees(pressed);
    expect(page.asks()(mine(20)).shows).toBe(20);
  });

  it('isNotShown_whenTheCounterWasReset_untilItIsToldAnew', () => {
    const page = pageOf(12);
    expect(page.looks(now([], 1)).shows).toBeUndefined();
    expect(page.asks()(mine(0, 1)).shows).toBe(0);
  });

  it('takesNothingOverAReset_thatItWasToldOfFirst', () => {
    const page = pageOf(12);
    page.asks()(mine(0, 1));
    page.sees(sending).looks(now([press('0', counted)], 1));
    expect(page.shows).toBe(0);
    expect(page.asks()(mine(1, 1)).shows).toBe(1);
  });

  it('isNeverMoreThanTheWhole', () => {
    expect(pageOf(12).looks(now([], 0, 11)).shows).toBe(11);
  });

  it('knowsWhenToAsk_onceForWhatArrived_alsoOutOfDoubt', () => {
    const page = pageOf(12).sees(sending, sending);
    expect(isUnderWay(page.own)).toBe(true);
    const { own } = page.sees(counted, counted);
    expect(isUnderWay(own)).toBe(false);
    expect(own.arrived).toBe(2);
    expect(page.sees().own.arrived).toBe(2);
    expect(page.sees(held).sees(counted).own.arrived).toBe(3);
  });
});

interface Made {
  stage: Stage;
  /** By the service, whether or not the page knows. */
  isCounted: boolean;
}

const DEEDS = [
  'press',
  'press elsewhere',
  'press until it is known',
  'send',
  'count',
  'store',
  'learn',
  'forget',
  'ask',
  'read',
  'answer',
] as const;

/** The service, and a page that presses, asks and is told, in any order. */
class World {
  readonly page = new Page();
  readonly #made: Made[] = [];
  #gone = 0;
  #elsewhere = 0;
  #asked: { readonly tells: (told: OwnClicks) => unknown; read?: number } | undefined;

  get truth(): number {
    return this.#made.length + this.#elsewhere;
  }

  does(deed: (typeof DEEDS)[number]): void {
    switch (deed) {
      case 'press until it is known':
        (['press', 'send', 'count', 'store', 'learn'] as const).forEach((each) => {
          this.does(each);
        });
        break;
      case 'press':
        this.#made.push({ stage: pressed, isCounted: false });
        break;
      case 'press elsewhere':
        this.#elsewhere++;
        break;
      case 'send':
        this.#move('pressed', sending);
        break;
      case 'count':
        this.#count();
        break;
      case 'store':
        this.#move('sending', stored);
        break;
      case 'learn':
        this.#learn();
        break;
      case 'forget':
        while (this.#made[this.#gone]?.stage === counted) this.#gone++;
        break;
      case 'ask':
        this.#asked ??= { tells: this.page.asks() };
        break;
      case 'read':
        if (this.#asked) this.#asked.read ??= this.#counted;
        break;
      case 'answer':
        this.#answer();
        break;
    }
    const presses = this.#made.map(({ stage }, place) => press(String(place), stage));
    this.page.looks(now(presses.slice(this.#gone)));
  }

  get #counted(): number {
    return this.#made.filter(({ isCounted }) => isCounted).length + this.#elsewhere;
  }

  #move(from: Stage['name'], to: Stage): void {
    const next = this.#made.find(({ stage }) => stage.name === from);
    if (next) next.stage = to;
  }

  #count(): void {
    const next = this.#made.find(({ stage, isCounted }) => !isCounted && stage !== pressed);
    if (next) next.isCounted = true;
  }

  #learn(): void {
    const next = this.#made.find(({ stage, isCounted }) => isCounted && stage === stored);
    if (next) next.stage = counted;
  }

  #answer(): void {
    if (this.#asked?.read === undefined) return;
    this.#asked.tells(mine(this.#asked.read));
    this.#asked = undefined;
  }
}

it('isNeverTooMuch_neverGoesBack_andIsRightInTheEnd', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...DEEDS), { maxLength: 60 }), (deeds) => {
      const world = new World();
      let last = 0;
      deeds.forEach((deed) => {
        world.does(deed);
        const shows = world.page.shows ?? last;
        expect(shows).toBeLessThanOrEqual(world.truth);
        expect(shows).toBeGreaterThanOrEqual(last);
        last = shows;
      });
      (['read', 'answer'] as const).forEach((deed) => {
        world.does(deed);
      });
      deeds.forEach(() => {
        (['send', 'store', 'count', 'learn'] as const).forEach((deed) => {
          world.does(deed);
        });
      });
      (['forget', 'ask', 'read', 'answer'] as const).forEach((deed) => {
        world.does(deed);
      });
      expect(world.page.shows).toBe(world.truth);
    }),
    { numRuns: 500 },
  );
});

import type { Press } from './press/press.ts';
import type { Presses } from './press/presses.ts';
import type { Follower, Watched } from './reading/follower.ts';
import { show, type Shown } from './reading/shown.ts';

/** Everything a person looks at when looking at a counter, at one moment. */
export interface CounterNow extends Watched {
  /** The number to show; undefined while no total is known. */
  readonly count: number | undefined;
  /** One's own presses of this counter that are on their way, have just arrived, or failed. */
  readonly presses: readonly Press[];
  readonly isPaused: boolean;
}

/** One counter to look at, changing while anybody subscribes. */
export class CounterView {
  readonly counter: string;
  readonly #follower: Follower;
  readonly #presses: Presses;
  #shown: Shown | undefined;
  #now: CounterNow;

  constructor(counter: string, follower: Follower, presses: Presses) {
    this.counter = counter;
    this.#follower = follower;
    this.#presses = presses;
    this.#now = this.#look();
  }

  get now(): CounterNow {
    return this.#now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const changed = (): void => {
      this.#now = this.#look();
      listener();
    };
    const leave = [this.#follower.watch(this.counter, changed), this.#presses.subscribe(changed)];
    changed();
    return () => {
      leave.forEach((each) => {
        each();
      });
    };
  };

  #look(): CounterNow {
    const watched = this.#follower.now(this.counter);
    const { presses: all, isPaused } = this.#presses.now;
    const presses = all.filter(({ counter }) => counter === this.counter);
    this.#shown = watched.total && show(this.#shown, watched.total, { presses, isPaused });
    return { ...watched, count: this.#shown?.count, presses, isPaused };
  }
}

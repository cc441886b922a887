import type { Follower } from './follower.ts';

/** What is watched of a follower for somebody: exactly the counters that were named last. */
export class Watching {
  readonly #follower: Follower;
  readonly #tell: (counter: string) => void;
  readonly #leaves = new Map<string, () => void>();

  /** @param tell hears which counter changed */
  constructor(follower: Follower, tell: (counter: string) => void) {
    this.#follower = follower;
    this.#tell = tell;
  }

  set(counters: readonly string[]): void {
    const wanted = new Set(counters);
    wanted.forEach((counter) => {
      if (this.#leaves.has(counter)) return;
      const tell = (): void => {
        this.#tell(counter);
      };
      this.#leaves.set(counter, this.#follower.watch(counter, tell));
    });
    for (const [counter, leave] of this.#leaves) {
      if (wanted.has(counter)) continue;
      this.#leaves.delete(counter);
      leave();
    }
  }
}

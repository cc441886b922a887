const FIRST = 500;
const LONGEST = 30_000;

/** Growing pauses between attempts, spread so that clients don't come back together. */
export class BackOff {
  #failures = 0;

  succeeded(): void {
    this.#failures = 0;
  }

  /** How long to pause after one more failure, in milliseconds. */
  failed(): number {
    const longest = Math.min(LONGEST, FIRST * 2 ** this.#failures++);
    return longest * (0.5 + Math.random() / 2);
  }
}

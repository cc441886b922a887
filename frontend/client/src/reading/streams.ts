import { UNKNOWN, type Follower, type Watched } from './follower.ts';
import type { Live } from './live.ts';
import type { Total } from './total.ts';

/** Any number of counters, over as many streams as that takes: one for every hundred. */
export class Streams implements Follower {
  readonly #open: () => Live;
  readonly #lives: Live[] = [];

  /** @param open begins to follow over one more stream */
  constructor(open: () => Live) {
    this.#open = open;
  }

  now(counter: string): Watched {
    return this.#of(counter)?.now(counter) ?? UNKNOWN;
  }

  watch(counter: string, listener: () => void): () => void {
    const live = this.#of(counter) ?? this.#lives.find(({ hasRoom }) => hasRoom) ?? this.#more();
    return live.watch(counter, listener);
  }

  tell(counter: string, told: Total): void {
    this.#of(counter)?.tell(counter, told);
  }

  close(): void {
    this.#lives.forEach((live) => {
      live.close();
    });
  }

  #of(counter: string): Live | undefined {
    return this.#lives.find((live) => live.isWatching(counter));
  }

  #more(): Live {
    const live = this.#open();
    this.#lives.push(live);
    return live;
  }
}

import type { Press } from './press.ts';

export type Change = (press: Press) => Press;

/**
 * Where presses are kept until it is known what became of them. Every operation is atomic, also
 * against other tabs that use the same storage.
 */
export interface PressStorage {
  all(): Promise<readonly Press[]>;
  add(press: Press): Promise<void>;
  /** Changes those of the presses that are there, and returns them as they are then. */
  update(ids: readonly string[], change: Change): Promise<readonly Press[]>;
  remove(ids: readonly string[]): Promise<void>;
  /** Runs the task while no other tab runs one, as far as the platform can promise that. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  /** Tells when another tab changed something. */
  subscribe(listener: () => void): () => void;
}

/** Keeps presses as long as the page, or the process, lives. */
export class MemoryStorage implements PressStorage {
  readonly #presses = new Map<string, Press>();

  all(): Promise<readonly Press[]> {
    return Promise.resolve([...this.#presses.values()]);
  }

  add(press: Press): Promise<void> {
    return this.#put([press]).then(() => undefined);
  }

  update(ids: readonly string[], change: Change): Promise<readonly Press[]> {
    return this.#put(ids.flatMap((id) => this.#presses.get(id) ?? []).map(change));
  }

  remove(ids: readonly string[]): Promise<void> {
    ids.forEach((id) => this.#presses.delete(id));
    return Promise.resolve();
  }

  alone<T>(task: () => Promise<T>): Promise<T> {
    return task();
  }

  subscribe(): () => void {
    return () => undefined;
  }

  #put(presses: readonly Press[]): Promise<readonly Press[]> {
    presses.forEach((press) => this.#presses.set(press.id, press));
    return Promise.resolve(presses);
  }
}

import type { Total } from '@cloudclicker/client';

interface Kept {
  readonly total: Total;
  readonly toldAt: number;
}

const PREFIX = 'last-known:';

/** Remembers a total for the next visit without a network. */
export function keep(counter: string, total: Total): void {
  try {
    localStorage.setItem(PREFIX + counter, JSON.stringify({ total, toldAt: Date.now() }));
  } catch {
    // Without room there is nothing to remember by, and no harm done.
  }
}

export function kept(counter: string): Kept | undefined {
  try {
    const text = localStorage.getItem(PREFIX + counter);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

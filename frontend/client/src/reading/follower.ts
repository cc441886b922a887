import { join, type Total } from './total.ts';

/** What is known of a watched counter, at one moment. */
export interface Watched {
  readonly total: Total | undefined;
  /** When the total was last told, by this device's clock. */
  readonly toldAt: number;
  readonly link: Link;
}

/**
 * `streaming` and `polling` both follow the total, the second a second behind; `missing` means that
 * there is no such counter; `away`, that nobody answers.
 */
export type Link = 'connecting' | 'streaming' | 'polling' | 'away' | 'missing';

/** Follows the totals of the counters that anybody watches. */
export interface Follower {
  now(counter: string): Watched;
  /** Follows the counter until the listener leaves. */
  watch(counter: string, listener: () => void): () => void;
  /** Takes note of a total that was told on another way. */
  tell(counter: string, told: Total): void;
}

/** A counter of which nobody has told anything yet. */
export const UNKNOWN: Watched = { total: undefined, toldAt: 0, link: 'connecting' };

/** What is known once a total was told on another way, now. */
export function withTold({ total: known, link }: Watched, told: Total): Watched {
  return {
    total: known ? join(known, told) : told,
    toldAt: Date.now(),
    link: link === 'missing' ? 'connecting' : link,
  };
}

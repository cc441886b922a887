import type { ClickLogEntry } from '@cloudclicker/client';

/** One of the newest clicks, as somebody sees it. */
export interface RecentClick {
  /** Tells it from all others. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Absent where nobody was signed in, and where it is not the reader's business. */
  readonly who?: string;
}

/** More would be read by nobody. */
const MOST = 20;

/**
 * The newest clicks, the latest pressed first.
 *
 * @param reader the name of who reads it, whose own clicks are `you`
 */
export function recentClicks(
  entries: readonly ClickLogEntry[],
  reader: string | undefined,
  you: string,
): readonly RecentClick[] {
  const seen = new Map<string, number>();
  return entries.slice(0, MOST).map(({ at, user }) => {
    const before = seen.get(at) ?? 0;
    seen.set(at, before + 1);
    return {
      key: `${at} ${String(before)}`,
      at: Date.parse(at),
      ...(user !== undefined && { who: user === reader ? you : user }),
    };
  });
}

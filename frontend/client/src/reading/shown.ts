import type { Press } from '../press/press.ts';
import type { PressesNow } from '../press/presses.ts';
import type { Total } from './total.ts';

/** The number to show: the total, and one's own presses that are surely on their way into it. */
export interface Shown {
  readonly count: number;
  readonly era: string;
  /** A number that includes none of the `hopeful`. */
  readonly base: number;
  /** Presses that will be in the total, and are added until they are. */
  readonly hopeful: ReadonlySet<string>;
}

/**
 * Moves the number at the press, and never twice for it. Receipts are the service's secret, so a
 * total that comes while presses are on their way may or may not include them: it is taken as a
 * number that the shown one can't be below, until all are known to be in.
 */
export function show(
  before: Shown | undefined,
  total: Total,
  { presses, isPaused }: PressesNow,
): Shown {
  const era = `${String(total.epoch)}.${String(total.revision)}`;
  if (before?.era !== era)
    return { count: total.count, era, base: total.count, hopeful: new Set() };
  const hopeful = new Set(
    presses.filter((press) => isHopeful(press, before, isPaused)).map(({ id }) => id),
  );
  const arrived = presses.filter(
    ({ id, stage }) => stage.name === 'counted' && before.hopeful.has(id),
  ).length;
  const base = hopeful.size > 0 && before.hopeful.size > 0 ? before.base + arrived : total.count;
  return { count: Math.max(total.count, base + hopeful.size), era, base, hopeful };
}

/** A press in doubt isn't, and neither is one whose beginning this page didn't see. */
function isHopeful({ id, stage }: Press, before: Shown, isPaused: boolean): boolean {
  if (stage.name === 'pressed') return !isPaused;
  if (stage.name === 'sending') return stage.attempts === 1;
  return stage.name === 'stored' && stage.atOnce && before.hopeful.has(id);
}

import type { components } from '../api.ts';
import { isObject } from '../http/http.ts';

type WireTotal = components['schemas']['JsonCount'];

/** How many clicks a counter has, and how fresh that is. */
export type Total = Readonly<Omit<WireTotal, 'included' | 'hostname' | 'latest'>>;

/** A total, and whether it includes what was asked for. */
export interface Reading extends Total {
  readonly included?: boolean;
}

const NUMBERS = ['count', 'lag_ms', 'epoch', 'revision'];
const TEXTS = ['as_of', 'applied'];

/** Undefined where the body isn't a total: a proxy's page, or the list's counter without one. */
export function total(body: unknown): Reading | undefined {
  const isTotal =
    isObject(body) &&
    NUMBERS.every((name) => typeof body[name] === 'number') &&
    TEXTS.every((name) => typeof body[name] === 'string');
  return isTotal ? (body as unknown as Reading) : undefined;
}

/**
 * What two totals of one counter say together, whichever came first: within an epoch and a revision
 * a count only grows, so the larger one is known, and known to be as fresh as the fresher one.
 */
export function join(one: Total, other: Total): Total {
  const era = one.epoch - other.epoch || one.revision - other.revision;
  if (era !== 0) return era > 0 ? one : other;
  const [more, less] = one.count >= other.count ? [one, other] : [other, one];
  if (Date.parse(more.as_of) >= Date.parse(less.as_of)) return more;
  const { as_of, lag_ms, stale, applied } = less;
  return { ...more, as_of, lag_ms, stale, applied };
}

/** The service's clock when it answered: `lag_ms` is how long before that `as_of` was. */
export function answeredAt(total: Total): number {
  return Date.parse(total.as_of) + total.lag_ms;
}

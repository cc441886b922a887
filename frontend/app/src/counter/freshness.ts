import type { Watched } from '@cloudclicker/client';

/** How well the number shown is known. */
export type Freshness =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'behind'; readonly millis: number }
  | { readonly kind: 'offline'; readonly millis: number }
  /** Nobody answered since this page was opened. */
  | { readonly kind: 'away' };

/** What people can't tell from now. */
const LIVE_WITHIN = 3_000;

export function freshness(watched: Watched, now: number): Freshness {
  const { total, link, toldAt } = watched;
  if (!total) return { kind: link === 'away' ? 'away' : 'connecting' };
  if (link === 'away') return { kind: 'offline', millis: Math.max(0, now - toldAt) };
  if (link === 'connecting' || link === 'missing') return { kind: 'connecting' };
  const isBehind = total.stale || total.lag_ms > LIVE_WITHIN;
  return isBehind ? { kind: 'behind', millis: total.lag_ms + now - toldAt } : { kind: 'live' };
}

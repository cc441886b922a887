import { ownClicks, type CounterNow } from '@cloudclicker/client';
import { useEffect, useState } from 'react';
import { useService } from '../lib/service.ts';
import { NOTHING_TOLD, follow, isUnderWay, ownCount, tell } from './own.ts';

/** Presses that one made elsewhere are seen so late. */
const EVERY = 15_000;

/**
 * How many clicks of a counter are of who is signed in, moving with each press. It is asked anew
 * whenever one's presses have been counted.
 */
export function useOwnClicks(counter: string, now: CounterNow): number | undefined {
  const { session } = useService();
  const [before, setOwn] = useState(NOTHING_TOLD);
  const own = follow(before, now);
  if (own !== before) setOwn(own);
  const { whole, arrived } = own;
  const era = whole?.era;
  const isAway = now.link === 'away';
  const isBusy = isUnderWay(own);
  useEffect(() => {
    if (era === undefined || isAway) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const told = await ownClicks(session, counter);
      if (isCurrent && told) setOwn((latest) => tell(latest, told, arrived));
    };
    if (!isBusy) void ask();
    const timer = setInterval(() => {
      if (!document.hidden) void ask();
    }, EVERY);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [session, counter, era, arrived, isAway, isBusy]);
  return ownCount(own, now);
}

import { ownClicks, type CounterNow } from '@cloudclicker/client';
import { useEffect, useState } from 'react';
import { useService, useSession } from '../lib/service.ts';

export const GLOBAL = 'global';

/** What was told, and to whom. */
interface Told {
  readonly user: number;
  readonly own: number | undefined;
}

/** Presses that one made elsewhere are seen so late. */
const EVERY = 15_000;

/**
 * How many clicks of everybody's counter are one's own, which is the counter that the service tells
 * it of. It is asked anew whenever one's presses have been counted.
 */
export function useOwnClicks(counter: string, now: CounterNow): number | undefined {
  const { session } = useService();
  const signedIn = useSession();
  const [told, setTold] = useState<Told>();
  const user = signedIn.who === 'somebody' ? signedIn.account.user_id : undefined;
  const counted = now.presses
    .filter(({ stage }) => stage.name === 'counted')
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (user === undefined || counter !== GLOBAL) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const own = await ownClicks(session);
      if (isCurrent) setTold({ user, own });
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [session, user, counter, counted]);
  return counter === GLOBAL && told?.user === user ? told?.own : undefined;
}

import type { CounterNow, Press } from '@cloudclicker/client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useService } from '../lib/service.ts';
import { keep, kept } from './last-known.ts';

interface UseCounter {
  readonly now: CounterNow;
  readonly press: () => void;
  readonly again: (press: Press) => void;
  readonly dismiss: (press: Press) => void;
}

/** A counter to look at and to press. */
export function useCounter(name: string): UseCounter {
  const service = useService();
  const view = useMemo(() => service.view(name), [service, name]);
  const now = useSyncExternalStore(view.subscribe, () => view.now);
  const remembered = useMemo(() => kept(name), [name]);
  const { total } = now;
  useEffect(() => {
    if (total) keep(name, total);
  }, [name, total]);
  return useMemo(() => {
    const press = (): void => {
      service.presses.press(name);
    };
    const dismiss = (press: Press): void => {
      void service.presses.forget(press);
    };
    const again = (failed: Press): void => {
      dismiss(failed);
      press();
    };
    return { now: withKept(now, remembered), press, again, dismiss };
  }, [service, name, now, remembered]);
}

/** Until the service tells a total, the last one that this browser saw is what is known. */
function withKept(now: CounterNow, remembered: ReturnType<typeof kept>): CounterNow {
  if (now.total || !remembered) return now;
  return {
    ...now,
    total: remembered.total,
    toldAt: remembered.toldAt,
    count: remembered.total.count,
  };
}

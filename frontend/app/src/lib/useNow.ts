import { useEffect, useState } from 'react';

/** The time, told anew every so often. */
export function useNow(everyMillis: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, everyMillis);
    return () => {
      clearInterval(timer);
    };
  }, [everyMillis]);
  return now;
}

import type { Lag } from '@cloudclicker/client';
import type { Speech } from '../words/useWords.ts';

/** What people can't tell from now. */
const NOW_WITHIN = 1;

/** The state of the counting in one or two sentences. */
export function verdict(lag: Lag, { words, seconds, time }: Speech): string {
  const { verdict: said } = words.operations;
  const why = said.bottleneck[lag.bottleneck];
  if (lag.records === 0 && lag.bottleneck === 'none') return said.counted;
  if (lag.seconds === null) return [said.unknown, why].filter(Boolean).join(' ');
  if (lag.bottleneck === 'none' && lag.seconds < NOW_WITHIN) return said.fine(seconds(lag.seconds));
  const until = lag.seconds_to_drain === null ? said.grows : drained(lag.seconds_to_drain);
  return [said.behind(seconds(lag.seconds)), why, until].filter(Boolean).join(' ');

  function drained(left: number): string {
    return said.drain(time(Math.max(1, left) * 1_000));
  }
}

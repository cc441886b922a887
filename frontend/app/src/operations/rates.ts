import type { Lag } from '@cloudclicker/client';
import type { Mark } from '../lib/chart/mark.ts';

type Sample = Pick<Lag, 'as_of' | 'rate_in' | 'rate_out'>;

const KEPT = 300;
/** A longer pause than this is a gap. */
const GAP = 10_000;

let samples: readonly Sample[] = [];

/** Kept for as long as this page is open, also while another of its views is shown. */
export function remember(lag: Sample): void {
  if (samples.at(-1)?.as_of !== lag.as_of) samples = [...samples.slice(1 - KEPT), lag];
}

/** What came in and what was counted, up to this measurement. */
export function rates(until: Sample): readonly Mark[] {
  return marks(samples.filter(({ as_of }) => as_of <= until.as_of));
}

export function marks(all: readonly Sample[]): readonly Mark[] {
  return all.flatMap((sample, place) => {
    const before = all[place - 1];
    const to = Date.parse(sample.as_of);
    const from = before ? Date.parse(before.as_of) : to - 1_000;
    const mark = { from, to, values: [sample.rate_in, sample.rate_out] };
    if (to - from <= GAP) return [mark];
    return [
      { from, to: to - 1_000, values: [undefined, undefined] },
      { ...mark, from: to - 1_000 },
    ];
  });
}

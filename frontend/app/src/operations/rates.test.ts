import { expect, it } from 'vitest';
import { pieces } from '../lib/chart/mark.ts';
import { marks } from './rates.ts';

function sample(second: number): Parameters<typeof marks>[0][number] {
  return { as_of: new Date(second * 1_000).toISOString(), rate_in: second, rate_out: 1 };
}

it('isOneLine_whileItIsMeasured', () => {
  expect(pieces(marks([2, 4, 6].map(sample)), 0)).toHaveLength(1);
});

it('hasAGap_whereNothingWasMeasured', () => {
  expect(pieces(marks([2, 4, 60, 62].map(sample)), 0).map((piece) => piece.length)).toEqual([2, 2]);
});

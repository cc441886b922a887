import { expect, it } from 'vitest';
import { clickMarks, totalMarks } from './marks.ts';
import type { Span } from './span.ts';

function span(from: number, total: number, epoch: number): Span {
  return { from, to: from + 1, clicks: 1, total, epoch, isOpen: false };
}

function events(spans: readonly Span[]): (string | undefined)[] {
  return totalMarks(spans, 'reset').map(({ event }) => event);
}

it('saysWhereACounterWasReset', () => {
  const spans = [span(0, 7, 40), span(1, 8, 40), span(2, 1, 90)];
  expect(events(spans)).toEqual([undefined, undefined, 'reset']);
  expect(totalMarks(spans, 'reset').map(({ values }) => values)).toEqual([[7], [8], [1]]);
});

it('knowsTheFirstEpoch_whichIsZero', () => {
  expect(events([span(0, 7, 0), span(1, 1, 90)])).toEqual([undefined, 'reset']);
});

it('takesABeginningForNoReset', () => {
  expect(events([span(0, 0, 0), span(1, 3, 40)])).toEqual([undefined, undefined]);
});

it('showsWhatCame_acrossAReset', () => {
  expect(clickMarks([span(0, 7, 40), span(1, 1, 90)]).map(({ values }) => values)).toEqual([
    [1],
    [1],
  ]);
});

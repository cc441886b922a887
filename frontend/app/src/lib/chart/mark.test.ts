import { expect, it } from 'vitest';
import { markAt, most, pieces, type Mark } from './mark.ts';

function mark(from: number, value: number | undefined, event?: string): Mark {
  return { from, to: from + 1, values: [value], ...(event !== undefined && { event }) };
}

it('isWhole_whereNothingHappened', () => {
  expect(pieces([mark(0, 1), mark(1, 2)], 0)).toHaveLength(1);
});

it('hasAGap_whereAValueIsNotKnown', () => {
  const marks = [mark(0, 1), mark(1, undefined), mark(2, 3)];
  expect(pieces(marks, 0).map((piece) => piece.map(({ from }) => from))).toEqual([[0], [2]]);
});

it('hasAGap_beforeAnEvent', () => {
  const marks = [mark(0, 9), mark(1, 0, 'reset'), mark(2, 3)];
  expect(pieces(marks, 0).map((piece) => piece.map(({ from }) => from))).toEqual([[0], [1, 2]]);
});

it('hasNoPieces_whereNothingIsKnown', () => {
  expect(pieces([mark(0, undefined)], 0)).toEqual([]);
  expect(most([mark(0, undefined)])).toBe(1);
});

it('findsTheMarkOfATime', () => {
  const marks = [mark(0, 1), mark(1, 2)];
  expect([-1, 0.5, 1, 7].map((at) => markAt(marks, at))).toEqual([0, 0, 1, 1]);
});

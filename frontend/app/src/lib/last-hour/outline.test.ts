import { expect, it } from 'vitest';
import { outline } from './outline.ts';

it('reachesFromTheBottomToTheTop', () => {
  expect(outline([0, 4, 2], 20, 8)).toBe('M0.0 8.0L10.0 0.0L20.0 4.0');
});

it('liesAtTheBottom_whenNothingCame', () => {
  expect(outline([0, 0], 20, 8)).toBe('M0.0 8.0L20.0 8.0');
});

it('isEmpty_whenNothingIsKnown', () => {
  expect(outline([], 20, 8)).toBe('');
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyTime, makeKey } from './key.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('isAUuidOfVersion7_thatTellsItsTime', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (millis) => {
      expect(makeKey(millis)).toMatch(UUID_V7);
      expect(keyTime(makeKey(millis))).toBe(millis);
    }),
  );
});

it('isAnotherOne_whenMadeInTheSameMillisecond', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => makeKey(1))).size).toBe(1_000);
});

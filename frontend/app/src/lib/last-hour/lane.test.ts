import { expect, it } from 'vitest';
import { Lane } from './lane.ts';

it('letsSoManyGoAtOnce_andTheOthersAfterThem', async () => {
  const lane = new Lane(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const calls = [0, 1, 2, 3].map((call) =>
    lane.run(() => {
      begun.push(call);
      return new Promise<number>((resolve) => {
        ends[call] = () => {
          resolve(call);
        };
      });
    }),
  );
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[0]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(calls)).toEqual([0, 1, 2, 3]);
});

it('goesOn_whenACallFails', async () => {
  const lane = new Lane(1);
  const failing = lane.run(() => Promise.reject(new Error('away')));
  const next = lane.run(() => Promise.resolve('there'));
  await expect(failing).rejects.toThrow('away');
  expect(await next).toBe('there');
});

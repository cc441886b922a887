import { expect, it } from 'vitest';
import { recentClicks } from './recent.ts';

const AT = '2026-03-01T01:30:00.120Z';

it('saysYouToTheReader_andTheNameOfAnybodyElse_whoIsTold', () => {
  const clicks = recentClicks(
    [{ at: AT, user: 'ada' }, { at: AT, user: 'grace' }, { at: AT }],
    'ada',
    'you',
  );
  expect(clicks.map(({ who }) => who)).toEqual(['you', 'grace', undefined]);
  expect(clicks.map(({ at }) => at)).toEqual([Date.parse(AT), Date.parse(AT), Date.parse(AT)]);
});

it('saysYouToNobody_whenNobodyIsSignedIn', () => {
  expect(recentClicks([{ at: AT }], undefined, 'you')).toEqual([
    { key: `${AT} 0`, at: Date.parse(AT) },
  ]);
});

it('tellsClicksOfOneMomentApart', () => {
  const clicks = recentClicks([{ at: AT }, { at: AT }, { at: AT }], undefined, 'you');
  expect(new Set(clicks.map(({ key }) => key)).size).toBe(3);
});

it('isBounded_andKeepsTheNewest', () => {
  const log = Array.from({ length: 50 }, (_, back) => ({
    at: new Date(Date.parse(AT) - back).toISOString(),
  }));
  const clicks = recentClicks(log, undefined, 'you');
  expect(clicks).toHaveLength(20);
  expect(clicks[0]?.at).toBe(Date.parse(AT));
});

import type { Total, Watched } from '@cloudclicker/client';
import { expect, it } from 'vitest';
import { freshness } from './freshness.ts';

const NOW = 1_000_000;
const total: Total = {
  count: 1,
  latest_string: null,
  as_of: '2026-01-01T00:00:00Z',
  lag_ms: 300,
  stale: false,
  epoch: 0,
  revision: 0,
  applied: 'a',
};
const live: Watched = { total, toldAt: NOW - 1_000, link: 'streaming' };

it('isLive_whenTheTotalIsFreshAndTheLinkIsUp', () => {
  expect(freshness(live, NOW)).toEqual({ kind: 'live' });
  expect(freshness({ ...live, link: 'polling' }, NOW)).toEqual({ kind: 'live' });
});

it('isBehind_byTheLagAndTheTimeSince', () => {
  const behind = { ...live, total: { ...total, lag_ms: 12_000 } };
  expect(freshness(behind, NOW)).toEqual({ kind: 'behind', millis: 13_000 });
});

it('isBehind_whenTheServiceSaysSo', () => {
  expect(freshness({ ...live, total: { ...total, stale: true } }, NOW).kind).toBe('behind');
});

it('isNeverLive_whenNobodyAnswers', () => {
  expect(freshness({ ...live, link: 'away' }, NOW)).toEqual({ kind: 'offline', millis: 1_000 });
});

it('isNeverLive_beforeTheServiceHasTold', () => {
  expect(freshness({ ...live, link: 'connecting' }, NOW).kind).toBe('connecting');
  expect(freshness({ total: undefined, toldAt: 0, link: 'away' }, NOW).kind).toBe('away');
});

import type { Lag } from '@cloudclicker/client';
import { expect, it } from 'vitest';
import { en } from '../words/en.ts';
import { formats } from '../words/formats.ts';
import type { Speech } from '../words/useWords.ts';
import { verdict } from './verdict.ts';

const speech: Speech = {
  words: en,
  language: 'en',
  locale: 'en',
  speak: () => undefined,
  ...formats('en'),
};
const idle: Lag = {
  as_of: '2026-01-01T00:00:00Z',
  bottleneck: 'none',
  clicks: 0,
  lost: 0,
  partitions: [],
  rate_in: 0,
  rate_out: 0,
  records: 0,
  runbook: 'docs/runbooks/lag.md',
  seconds: 0,
  seconds_to_drain: 0,
};

it.each<[string, Partial<Lag>]>([
  ['All clicks are counted.', {}],
  ['All clicks are being counted. 0.4 sec behind.', { records: 9, seconds: 0.43 }],
  [
    '42 sec behind. The database is the bottleneck. Caught up in about 3 min.',
    { records: 9, seconds: 42, bottleneck: 'database', seconds_to_drain: 185 },
  ],
  [
    '7.5 sec behind. Counting has stopped. It grows.',
    { records: 9, seconds: 7.5, bottleneck: 'stopped', seconds_to_drain: null },
  ],
  [
    'How far behind is not known. The consumers are the bottleneck.',
    { records: 9, seconds: null, bottleneck: 'consumer' },
  ],
])('says_%s', (said, lag) => {
  expect(verdict({ ...idle, ...lag }, speech)).toBe(said);
});

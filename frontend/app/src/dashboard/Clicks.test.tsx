import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Zone } from '../lib/chart/zone.ts';
import { Clicks } from './Clicks.tsx';
import { recentClicks } from './recent.ts';

const LOG = [
  { at: '2026-03-01T23:30:00.120Z', user: 'ada' },
  { at: '2026-03-01T23:29:59Z', user: 'grace' },
  { at: '2026-03-01T23:29:59Z' },
];

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Vienna');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function told(log: typeof LOG, zone: Zone): string[] {
  const page = renderToStaticMarkup(
    <Clicks clicks={recentClicks(log, 'ada', 'you')} zone={zone} />,
  );
  return page.split(/<\/(?:li|p)>/).map((line) => line.replaceAll(/<[^>]*>/g, '').trim());
}

it('tellsWhenEachWas_byTheChosenClock_andWhoItWas', () => {
  expect(told(LOG, 'local')).toEqual(['12:30:00 AM you', '12:29:59 AM grace', '12:29:59 AM', '']);
  expect(told(LOG, 'utc')).toEqual(['11:30:00 PM you', '11:29:59 PM grace', '11:29:59 PM', '']);
});

it('saysSo_whenThereAreNone', () => {
  expect(told([], 'local')).toEqual(['Nobody clicked in the last hour.', '']);
});

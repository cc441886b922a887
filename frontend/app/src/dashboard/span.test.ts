import type { SeriesPoint } from '@cloudclicker/client';
import { afterEach, expect, it, vi } from 'vitest';
import { byDay, spans } from './span.ts';

const HOUR = 3_600_000;

afterEach(() => {
  vi.unstubAllEnvs();
});

function hours(first: string, count: number, epoch = 0): SeriesPoint[] {
  return Array.from({ length: count }, (_, hour) => ({
    at: new Date(Date.parse(first) + hour * HOUR).toISOString(),
    clicks: 1,
    total: hour + 1,
    epoch,
  }));
}

it('endsTheLastSpanNow', () => {
  const now = Date.parse('2026-03-01T01:30:00Z');
  const [, last] = spans(hours('2026-03-01T00:00:00Z', 2), '1h', now);
  expect(last).toMatchObject({ to: now, isOpen: true });
});

it.each([
  ['Europe/Vienna', '2026-03-28T23:00:00Z', 23],
  ['Europe/Vienna', '2026-10-24T22:00:00Z', 25],
  ['America/New_York', '2026-07-01T04:00:00Z', 24],
])('makesDaysOf_%s_asTheyAre', (name, midnight, length) => {
  vi.stubEnv('TZ', name);
  const now = Date.parse(midnight) + 50 * HOUR;
  const [day, next] = byDay(spans(hours(midnight, 49), '1h', now));
  expect(day).toMatchObject({
    from: Date.parse(midnight),
    to: Date.parse(midnight) + length * HOUR,
    clicks: length,
    total: length,
    isOpen: false,
  });
  expect(next?.from).toBe(Date.parse(midnight) + length * HOUR);
});

it('saysThatADayIsNotOver', () => {
  vi.stubEnv('TZ', 'UTC');
  const [day] = byDay(
    spans(hours('2026-03-01T00:00:00Z', 3), '1h', Date.parse('2026-03-01T04:00Z')),
  );
  expect(day).toMatchObject({ clicks: 3, isOpen: true });
});

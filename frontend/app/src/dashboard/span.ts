import type { SeriesPoint, SeriesStep } from '@cloudclicker/client';

/** What happened to a counter in one span of time. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly clicks: number;
  /** What it stood at, at the end. */
  readonly total: number;
  /** Another one than before: it was reset. */
  readonly epoch: number;
  readonly isOpen: boolean;
}

const LENGTH = { '1m': 60_000, '1h': 3_600_000, '1d': 86_400_000 };

export function spans(
  points: readonly SeriesPoint[],
  step: SeriesStep,
  now: number,
): readonly Span[] {
  return points.map(({ at, clicks, total, epoch }) => {
    const from = Date.parse(at);
    const to = from + LENGTH[step];
    return {
      from,
      to: Math.min(to, Math.max(now, from + 1)),
      clicks,
      total,
      epoch,
      isOpen: to > now,
    };
  });
}

/** The days of this device's calendar, one of which may have 23 or 25 hours. */
export function byDay(hours: readonly Span[]): readonly Span[] {
  const days = new Map<string, Span>();
  for (const hour of hours) {
    const name = new Date(hour.from).toDateString();
    const day = days.get(name);
    days.set(name, day ? { ...hour, from: day.from, clicks: day.clicks + hour.clicks } : hour);
  }
  return [...days.values()].map((day) => ({ ...day, isOpen: day.isOpen || !isWhole(day) }));
}

function isWhole({ from, to }: Span): boolean {
  return new Date(from).toDateString() !== new Date(to).toDateString();
}

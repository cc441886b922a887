import type { SeriesStep } from '@cloudclicker/client';
import type { Zone } from '../lib/chart/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back, and in which steps that can be looked at, the usual one first. */
const RANGES = {
  hour: { millis: HOUR, steps: ['1m'] },
  day: { millis: DAY, steps: ['1h', '1m'] },
  week: { millis: 7 * DAY, steps: ['1h', '1d'] },
  month: { millis: 30 * DAY, steps: ['1d', '1h'] },
  year: { millis: 365 * DAY, steps: ['1d'] },
} as const satisfies Record<string, { millis: number; steps: readonly SeriesStep[] }>;

export type Range = keyof typeof RANGES;
export const ALL_RANGES = Object.keys(RANGES) as Range[];

/** What somebody looks at. */
export interface View {
  readonly range: Range;
  readonly step: SeriesStep;
  readonly zone: Zone;
}

export function stepsOf(range: Range): readonly SeriesStep[] {
  return RANGES[range].steps;
}

/** As the address says it; what it doesn't say, or says wrongly, is the usual. */
export function viewOf(search: URLSearchParams): View {
  const range = ALL_RANGES.find((each) => each === search.get('range')) ?? 'day';
  const steps = stepsOf(range);
  const step = steps.find((each) => each === search.get('step')) ?? steps[0] ?? '1h';
  return { range, step, zone: search.get('zone') === 'utc' ? 'utc' : 'local' };
}

/** What the service is asked for, and whether days have to be put together from hours. */
export interface Asked {
  readonly from: Date;
  readonly step: SeriesStep;
  readonly isByDay: boolean;
}

/**
 * The service's days are UTC's. A reader's own are made of hours, where those are kept in one answer
 * and begin when the reader's do.
 */
export function asked({ range, step, zone }: View, now: number): Asked {
  const { millis } = RANGES[range];
  const isByDay = step === '1d' && zone === 'local' && range !== 'year' && hasWholeHours(now);
  const from = new Date(now - millis);
  if (isByDay) from.setHours(0, 0, 0, 0);
  return { from, step: isByDay ? '1h' : step, isByDay };
}

/** Whether days begin at midnight UTC though the reader's zone is another. */
export function hasUtcDays(view: View, now: number): boolean {
  const isElsewhere = new Date(now).getTimezoneOffset() !== 0;
  return view.step === '1d' && view.zone === 'local' && isElsewhere && !asked(view, now).isByDay;
}

function hasWholeHours(now: number): boolean {
  return new Date(now).getTimezoneOffset() % 60 === 0;
}

import type { components } from '../api.ts';
import type { Calls } from '../http/http.ts';
import { described, type Result } from '../http/result.ts';

export type Series = Readonly<components['schemas']['Series']>;
export type SeriesPoint = Readonly<components['schemas']['SeriesPoint']>;
export type SeriesStep = Series['step'];

/** A counter's past, in steps that begin in UTC; also those in which nothing was pressed. */
export async function history(
  calls: Calls,
  counter: string,
  asked: { readonly from: Date; readonly step: SeriesStep },
): Promise<Result<Series>> {
  const query = new URLSearchParams({ from: asked.from.toISOString(), step: asked.step });
  const path = `/api/counters/${encodeURIComponent(counter)}/series?${query.toString()}`;
  return described<Series>(await calls.call(path));
}

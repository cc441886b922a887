import type { components } from '../api.ts';
import type { Calls } from '../http/http.ts';
import { described, type Result } from '../http/result.ts';

export type ClickLog = Readonly<components['schemas']['ClickLog']>;
export type ClickLogEntry = Readonly<components['schemas']['ClickLogEntry']>;

/** When everybody's counter was clicked in the last hour, by the service's clock. */
export async function clickLog(calls: Calls): Promise<Result<ClickLog>> {
  return described<ClickLog>(await calls.call('/api/clicks/log'));
}

import type { components } from '../api.ts';
import type { Calls } from '../http/http.ts';
import { described } from '../http/result.ts';

/** How many clicks of everybody's counter are of who is signed in; undefined where it is not known. */
export async function ownClicks(calls: Calls): Promise<number | undefined> {
  const told = described<components['schemas']['OwnTotal']>(await calls.call('/api/clicks'));
  return told.ok ? told.value.mine : undefined;
}

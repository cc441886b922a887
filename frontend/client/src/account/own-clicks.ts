import type { Calls } from '../http/http.ts';
import { result } from '../http/result.ts';
import { total, type Total } from '../reading/total.ts';

/** A total, and how many of its clicks are one's own. */
export type OwnClicks = Total & { readonly mine: number };

/** A counter's clicks and those of who is signed in; undefined where that is not known. */
export async function ownClicks(calls: Calls, counter: string): Promise<OwnClicks | undefined> {
  const path = `/api/counters/${encodeURIComponent(counter)}`;
  const told = result(await calls.call(path), 200, total);
  if (!told.ok || told.value.mine === undefined) return undefined;
  return { ...told.value, mine: told.value.mine };
}

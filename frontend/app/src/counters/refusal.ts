import type { Words } from '../words/words.ts';
import type { Refused } from './useCounters.ts';

/** Why it was not done, in words. */
export function refusal({ problem }: Refused, { counters }: Words): string {
  if (!problem) return counters.silence;
  return counters.problems[problem.type] ?? counters.problem(problem.status);
}

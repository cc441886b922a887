import type { Words } from '../words/words.ts';
import type { Refused } from './asked.ts';

/** Why it was not done, in words. */
export function refusal({ problem, isSilence }: Refused, { refused }: Words): string {
  if (!problem || isSilence) return refused.silence;
  return refused.problems[problem.type] ?? refused.other(problem.status);
}

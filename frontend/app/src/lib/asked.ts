import type { Problem, Result } from '@cloudclicker/client';

/** An answer that was not what was asked for; without a problem, none came. */
export class Refused extends Error {
  readonly problem: Problem | undefined;

  constructor(problem: Problem | undefined) {
    super(problem?.detail ?? 'no answer');
    this.problem = problem;
  }
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.problem);
  return result.value;
}

import type { Problem, Result } from '@cloudclicker/client';

/** An answer that was not what was asked for; without a problem, none came. */
export class Refused extends Error {
  readonly problem: Problem | undefined;

  constructor(problem: Problem | undefined) {
    super(problem?.detail ?? 'no answer');
    this.problem = problem;
  }

  /** Whether the service itself said nothing: no answer came, or a balancer's that nobody is there. */
  get isSilence(): boolean {
    const { problem } = this;
    return !problem || (problem.status >= 500 && ['', 'no-answer'].includes(problem.type));
  }
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.problem);
  return result.value;
}

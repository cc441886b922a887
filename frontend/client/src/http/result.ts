import { isObject, type Answer } from './http.ts';
import { problem, type Problem } from './problem.ts';

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  /** `problem` is undefined where no answer came. */
  | { readonly ok: false; readonly problem: Problem | undefined };

/** What was read from an answer of this status; a failure where it is another, or unreadable. */
export function result<T>(
  answer: Answer,
  status: number,
  read: (body: unknown) => T | undefined,
): Result<T> {
  if (!answer.came) return { ok: false, problem: undefined };
  const value = answer.status === status ? read(answer.body) : undefined;
  return value === undefined
    ? { ok: false, problem: problem(answer.status, answer.body) }
    : { ok: true, value };
}

/** The body as the contract describes it. */
export function described<T>(answer: Answer, status = 200): Result<T> {
  return result(answer, status, (body) => (isObject(body) ? (body as T) : undefined));
}

/** For an answer that says all by its status. */
export function done(answer: Answer, status: number): Result<null> {
  return result(answer, status, () => null);
}

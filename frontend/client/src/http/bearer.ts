import type { Answer, Call, Calls } from './http.ts';

/** Calls with a token: a machine's, or the service's own. */
export class Bearer implements Calls {
  readonly #calls: Calls;
  readonly #token: string;

  constructor(calls: Calls, token: string) {
    this.#calls = calls;
    this.#token = token;
  }

  call(path: string, call: Call = {}): Promise<Answer> {
    return this.#calls.call(path, bearing(this.#token, call));
  }
}

export function bearing(token: string, call: Call): Call {
  return { ...call, headers: { ...call.headers, Authorization: `Bearer ${token}` } };
}

/** What came back from a call, or that nothing did. */
export type Answer =
  | {
      readonly came: true;
      readonly status: number;
      /** The parsed JSON, or undefined where there was none. */
      readonly body: unknown;
      /** How long the service wants to be left alone, in milliseconds. */
      readonly retryAfter: number;
    }
  | { readonly came: false; readonly retryAfter: 0 };

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the browser sends and takes cookies; it doesn't, unless a call says so. */
  readonly credentials?: RequestCredentials;
}

/** Whoever can be asked to call the service, as somebody or as nobody. */
export interface Calls {
  call(path: string, call?: Call): Promise<Answer>;
}

/** For the whole answer. */
const TIMEOUT = 10_000;

/** Calls the service at one address. It never throws for what the network or the service does. */
export class Http implements Calls {
  readonly base: string;

  /** @param base where the service is, such as `https://count.example.org` */
  constructor(base: string) {
    this.base = base.replace(/\/+$/, '');
  }

  async call(path: string, call: Call = {}): Promise<Answer> {
    try {
      const response = await fetch(this.base + path, this.#request(call));
      return {
        came: true,
        status: response.status,
        body: await json(response),
        retryAfter: retryAfter(response),
      };
    } catch {
      return { came: false, retryAfter: 0 };
    }
  }

  #request(call: Call): RequestInit {
    return {
      method: call.method ?? 'GET',
      headers: {
        ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      credentials: call.credentials ?? 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
    };
  }
}

/** A page of a proxy or a login portal is no answer of the service's. */
async function json(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In milliseconds; dates, which the service never sends, are left aside. */
export function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? seconds * 1_000 : 0;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

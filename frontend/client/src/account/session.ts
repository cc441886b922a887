import type { components } from '../api.ts';
import { BackOff } from '../http/back-off.ts';
import { bearing } from '../http/bearer.ts';
import type { Answer, Call, Calls } from '../http/http.ts';
import { described, done, type Result } from '../http/result.ts';
import { MemoryMark, type SignInMark } from './sign-in-mark.ts';

export type Account = Readonly<components['schemas']['Account']>;
export type Login = components['schemas']['Login'];
type SignedIn = components['schemas']['SignedIn'];

/** Who is signed in on this page, as far as it knows. */
export type SessionNow =
  | { readonly who: 'nobody'; readonly hasEnded: boolean }
  /** Somebody was; whether they still are is being asked, or can't be asked now. */
  | { readonly who: 'unsure'; readonly isAway: boolean }
  | { readonly who: 'somebody'; readonly account: Account };

interface Access {
  readonly token: string;
  readonly until: number;
  readonly user: number;
}

/** Calls that the cookie signs. */
const BY_COOKIE: Call = { method: 'POST', credentials: 'same-origin', headers: { 'X-CSRF': '1' } };
/** Where there are none, as in Node, nothing comes. */
const EVENTS = globalThis as Partial<EventTarget>;
/** So that a token doesn't end on its way. */
const EARLY = 15_000;
/** What a call is answered that could not be signed now, and was not sent. */
const NOT_SENT = { came: true, status: 503, body: { outcome: 'not_stored' } } as const;
const NOBODY: SessionNow = { who: 'nobody', hasEnded: false };
const UNSURE: SessionNow = { who: 'unsure', isAway: false };

/**
 * Calls the service as whoever is signed in, and as nobody where nobody is. An access token lives
 * for minutes and only in this page; the next one is fetched by cookie when a call needs it, also in
 * the middle of a call that is answered 401. A call whose session is over is answered so, and never
 * made as nobody instead.
 */
export class Session implements Calls {
  readonly #calls: Calls;
  readonly #mark: SignInMark;
  readonly #listeners = new Set<() => void>();
  readonly #leave: () => void;
  readonly #backOff = new BackOff();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #now: SessionNow = NOBODY;
  #access: Access | undefined;
  #renewing: Promise<Answer | undefined> | undefined;

  constructor(calls: Calls, mark: SignInMark = new MemoryMark()) {
    this.#calls = calls;
    this.#mark = mark;
    this.#leave = mark.subscribe(() => {
      this.#access = undefined;
      if (mark.isSet) this.#tell(UNSURE);
      this.resume();
    });
    if (mark.isSet) this.#now = UNSURE;
    EVENTS.addEventListener?.('online', this.#wake);
  }

  get now(): SessionNow {
    return this.#now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Finds out who is signed in, where somebody was, however long that takes. */
  resume(): void {
    clearTimeout(this.#timer);
    if (!this.#mark.isSet) this.#tell(NOBODY);
    else if (this.#now.who === 'unsure') void this.#find();
  }

  signIn(login: Login): Promise<Result<Account>> {
    return this.#signInAt('/api/login', login);
  }

  /** Behind a provider, where the account asks for a code as well. */
  signInWithCode(provider: string, code: string): Promise<Result<Account>> {
    return this.#signInAt(`/api/login/oauth2/${provider}/code`, { code });
  }

  /** After a provider sent the browser back signed in: the cookie is there, and tells the rest. */
  async cameBack(): Promise<Result<Account>> {
    this.#mark.set(true);
    const refusal = await this.#fresh();
    if (this.#access) return this.#read(this.#access);
    return described<Account>(refusal ?? { ...NOT_SENT, retryAfter: 0 });
  }

  /** On this device it is over at once; whether the service heard of it, the result tells. */
  async signOut(): Promise<Result<null>> {
    this.#end(false);
    return done(await this.#calls.call('/api/logout', BY_COOKIE), 204);
  }

  /** Reads the account anew, after a change of it. */
  async refresh(): Promise<void> {
    if (this.#now.who !== 'somebody') return;
    const { user_id } = this.#now.account;
    const read = described<Account>(await this.call(`/api/users/${String(user_id)}`));
    if (read.ok) this.#tell({ who: 'somebody', account: read.value });
  }

  async call(path: string, call: Call = {}): Promise<Answer> {
    if (!this.#isSignedIn()) return this.#calls.call(path, call);
    const answer = await this.#signed(path, call);
    return isUnauthorized(answer) && this.#isSignedIn() ? this.#signed(path, call) : answer;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#leave();
    EVENTS.removeEventListener?.('online', this.#wake);
  }

  /** The network is back: nobody needs to wait out the pause after the last failure. */
  readonly #wake = (): void => {
    this.#backOff.succeeded();
    if (this.#now.who === 'unsure') this.resume();
  };

  async #signInAt(path: string, body: unknown): Promise<Result<Account>> {
    const signedIn = described<SignedIn>(await this.#calls.call(path, { ...BY_COOKIE, body }));
    if (!signedIn.ok) return signedIn;
    this.#mark.set(true);
    return this.#read(this.#take(signedIn.value));
  }

  /** Until this page, or another tab's, learns otherwise. */
  #isSignedIn(): boolean {
    return this.#mark.isSet;
  }

  async #find(): Promise<void> {
    await this.#fresh();
    if (this.#access) await this.#read(this.#access);
    if (this.#now.who !== 'unsure') return;
    this.#tell({ who: 'unsure', isAway: true });
    this.#timer = setTimeout(() => {
      this.resume();
    }, this.#backOff.failed());
  }

  async #signed(path: string, call: Call): Promise<Answer> {
    const refusal = await this.#fresh();
    const access = this.#access;
    if (refusal || !access) return refusal ?? { ...NOT_SENT, retryAfter: 0 };
    const answer = await this.#calls.call(path, bearing(access.token, call));
    if (isUnauthorized(answer) && this.#access === access) this.#access = undefined;
    return answer;
  }

  /** Nothing once there is a token that is good; otherwise the answer that says why there is none. */
  #fresh(): Promise<Answer | undefined> {
    if (this.#access && Date.now() < this.#access.until) return Promise.resolve(undefined);
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #renew(): Promise<Answer | undefined> {
    const answer = await this.#calls.call('/api/token/refresh', BY_COOKIE);
    const renewed = described<SignedIn>(answer);
    if (renewed.ok && this.#isSignedIn()) {
      const access = this.#take(renewed.value);
      if (this.#now.who === 'somebody') void this.#read(access);
      return undefined;
    }
    if (!isUnauthorized(answer)) return { ...NOT_SENT, retryAfter: answer.retryAfter };
    this.#end(true);
    return answer;
  }

  #take({ token, expires_in, user_id }: SignedIn): Access {
    this.#access = { token, until: Date.now() + expires_in * 1_000 - EARLY, user: user_id };
    return this.#access;
  }

  /** Who that is, and what they may do by now. */
  async #read(access: Access): Promise<Result<Account>> {
    const path = `/api/users/${String(access.user)}`;
    const read = described<Account>(await this.#calls.call(path, bearing(access.token, {})));
    if (read.ok && this.#access === access) {
      this.#backOff.succeeded();
      this.#tell({ who: 'somebody', account: read.value });
    }
    return read;
  }

  #end(hasEnded: boolean): void {
    this.#access = undefined;
    this.#mark.set(false);
    this.#tell({ who: 'nobody', hasEnded });
  }

  #tell(now: SessionNow): void {
    this.#now = now;
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}

function isUnauthorized(answer: Answer): boolean {
  return answer.came && answer.status === 401;
}

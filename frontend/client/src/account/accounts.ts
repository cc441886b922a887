import type { components } from '../api.ts';
import type { Call, Calls } from '../http/http.ts';
import { described, done, type Result } from '../http/result.ts';
import type { Account } from './session.ts';

type Schemas = components['schemas'];
export type AccountPage = Readonly<Schemas['AccountPage']>;
export type AccountChange = Schemas['AccountChange'];
export type ApiToken = Readonly<Schemas['ApiToken']>;
export type Challenge = Readonly<Schemas['Challenge']>;
export type LinkBegun = Readonly<Schemas['LinkBegun']>;
export type MadeToken = Readonly<Schemas['MadeToken']>;
export type NewAccount = Schemas['NewAccount'];
export type NewToken = Schemas['NewToken'];
export type Role = Schemas['RoleChange']['role'];
export type SecondFactorBegun = Readonly<Schemas['SecondFactorBegun']>;
export type SignInProvider = Readonly<Schemas['SignInProvider']>;
export type SignInSession = Readonly<Schemas['Session']>;

/** Accounts: everybody's own, and all of them for owners. */
export class Accounts {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** @param solution of a challenge, where the service asks for one */
  register(account: NewAccount, solution?: string): Promise<Result<Schemas['Registered']>> {
    const headers: Record<string, string> = solution === undefined ? {} : { Captcha: solution };
    return this.#ask('/api/register', { method: 'POST', body: account, headers }, 201);
  }

  /** A proof-of-work challenge, by ALTCHA's protocol. */
  challenge(): Promise<Result<Challenge>> {
    return this.#ask('/api/challenge');
  }

  /** @param cursor the `next` of the page before */
  list(cursor = ''): Promise<Result<AccountPage>> {
    return this.#ask(cursor ? `/api/users?cursor=${cursor}` : '/api/users');
  }

  get(id: number): Promise<Result<Account>> {
    return this.#ask(user(id));
  }

  change(id: number, change: AccountChange): Promise<Result<Schemas['AccountChanged']>> {
    return this.#ask(user(id), { method: 'PUT', body: change });
  }

  changeRole(id: number, role: Role): Promise<Result<Schemas['AccountChanged']>> {
    return this.#ask(`${user(id)}/role`, { method: 'PUT', body: { role } });
  }

  delete(id: number): Promise<Result<null>> {
    return this.#do(user(id), { method: 'DELETE' });
  }

  beginSecondFactor(id: number, password: string): Promise<Result<SecondFactorBegun>> {
    const body = { current_password: password };
    return this.#ask(`${user(id)}/second-factor`, { method: 'POST', body });
  }

  /** Tells the recovery codes, this once. */
  confirmSecondFactor(id: number, code: string): Promise<Result<Schemas['SecondFactorConfirmed']>> {
    return this.#ask(`${user(id)}/second-factor/confirm`, { method: 'POST', body: { code } });
  }

  /** Tells other recovery codes, this once; those from before are good no more. */
  renewRecoveryCodes(
    id: number,
    password: string,
  ): Promise<Result<Schemas['SecondFactorConfirmed']>> {
    const body = { current_password: password };
    return this.#ask(`${user(id)}/second-factor/recovery-codes`, { method: 'POST', body });
  }

  removeSecondFactor(id: number, password: string): Promise<Result<null>> {
    const body = { current_password: password };
    return this.#do(`${user(id)}/second-factor`, { method: 'DELETE', body });
  }

  /** The providers of OpenID Connect that people may sign in with. */
  providers(): Promise<Result<Schemas['SignInProviders']>> {
    return this.#ask('/api/login/oauth2');
  }

  /** Those that sign in to this account. */
  identities(id: number): Promise<Result<Schemas['LinkedIdentities']>> {
    return this.#ask(`${user(id)}/identities`);
  }

  /** Tells where the browser has to go; it is linked once it comes back, with a cookie that it gets here. */
  linkIdentity(id: number, provider: string, password: string): Promise<Result<LinkBegun>> {
    const body = { provider, current_password: password };
    const path = `${user(id)}/identities`;
    return this.#ask(path, { method: 'POST', body, credentials: 'same-origin' });
  }

  unlinkIdentity(id: number, provider: string, password: string): Promise<Result<null>> {
    const body = { current_password: password };
    return this.#do(`${user(id)}/identities/${provider}`, { method: 'DELETE', body });
  }

  sessions(id: number): Promise<Result<Schemas['SessionList']>> {
    return this.#ask(`${user(id)}/sessions`);
  }

  endSession(id: number, session: string): Promise<Result<null>> {
    return this.#do(`${user(id)}/sessions/${session}`, { method: 'DELETE' });
  }

  endSessions(id: number): Promise<Result<null>> {
    return this.#do(`${user(id)}/sessions`, { method: 'DELETE' });
  }

  tokens(id: number): Promise<Result<Schemas['ApiTokenList']>> {
    return this.#ask(`${user(id)}/tokens`);
  }

  /** Tells the secret, this once. */
  makeToken(id: number, token: NewToken): Promise<Result<MadeToken>> {
    return this.#ask(`${user(id)}/tokens`, { method: 'POST', body: token }, 201);
  }

  revokeToken(id: number, token: string): Promise<Result<null>> {
    return this.#do(`${user(id)}/tokens/${token}`, { method: 'DELETE' });
  }

  async #ask<T>(path: string, call: Call = {}, status = 200): Promise<Result<T>> {
    return described<T>(await this.#calls.call(path, call), status);
  }

  async #do(path: string, call: Call): Promise<Result<null>> {
    return done(await this.#calls.call(path, call), 204);
  }
}

function user(id: number): string {
  return `/api/users/${String(id)}`;
}

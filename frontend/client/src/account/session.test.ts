import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Call, Calls } from '../http/http.ts';
import { Session } from './session.ts';
import { MemoryMark } from './sign-in-mark.ts';

const ACCOUNT = { user_id: 7, username: 'ada', role: 'USER', created_at: '2026-01-01T00:00:00Z' };
const OVER = problem(401, 'session-over');

/** A service with one session, whose access tokens can be made to end. */
class Service implements Calls {
  readonly calls: string[] = [];
  isAway = false;
  isOver = false;
  lifetime = 300;
  #made = 0;
  #good = '';

  /** The token that is out is good no more, before its time. */
  endToken(): void {
    this.#good = '';
  }

  call(path: string, { method = 'GET', headers }: Call = {}): Promise<Answer> {
    const token = headers?.['Authorization'];
    this.calls.push([method, path, ...(token === undefined ? [] : ['signed'])].join(' '));
    if (this.isAway) return Promise.resolve({ came: false, retryAfter: 0 });
    return Promise.resolve(this.#answer(path, token));
  }

  times(call: string): number {
    return this.calls.filter((each) => each === call).length;
  }

  #answer(path: string, token: string | undefined): Answer {
    if (path.startsWith('/api/login') || path === '/api/token/refresh') {
      return this.isOver ? OVER : this.#signedIn();
    }
    if (token !== undefined && token !== `Bearer ${this.#good}`) return problem(401, 'token');
    return ok(path.startsWith('/api/users/') ? ACCOUNT : {});
  }

  #signedIn(): Answer {
    this.#good = `token-${String(++this.#made)}`;
    return ok({ token: this.#good, expires_in: this.lifetime, user_id: 7 });
  }
}

function ok(body: unknown): Answer {
  return { came: true, status: 200, body, retryAfter: 0 };
}

function problem(status: number, type: string): Answer {
  const body = { type: `urn:cloudclicker:problem:${type}`, outcome: 'invalid' };
  return { came: true, status, body, retryAfter: 0 };
}

const RENEWAL = 'POST /api/token/refresh';
let service: Service;
let mark: MemoryMark;
let session: Session;

beforeEach(() => {
  service = new Service();
  mark = new MemoryMark();
  session = new Session(service, mark);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function signIn(): Promise<void> {
  expect((await session.signIn({ username: 'ada', password: 'a password' })).ok).toBe(true);
}

it('callsAsNobody_whereNobodySignedIn', async () => {
  await session.call('/count/batch', { method: 'POST' });
  expect(service.calls).toEqual(['POST /count/batch']);
});

it('findsOutWhoCameBack_fromAProvider', async () => {
  expect(await session.cameBack()).toEqual({ ok: true, value: ACCOUNT });
  expect(session.now).toEqual({ who: 'somebody', account: ACCOUNT });
  expect(service.calls).toEqual([RENEWAL, 'GET /api/users/7 signed']);
  await session.call('/count/batch', { method: 'POST' });
  expect(service.calls.at(-1)).toBe('POST /count/batch signed');
});

it('isNobody_whenNobodyCameBack', async () => {
  service.isOver = true;
  expect((await session.cameBack()).ok).toBe(false);
  expect(session.now).toEqual({ who: 'nobody', hasEnded: true });
  await session.call('/count/batch', { method: 'POST' });
  expect(service.calls.at(-1)).toBe('POST /count/batch');
});

it('isUnsure_whileTheServiceCanNotSayWhoCameBack', async () => {
  service.isAway = true;
  expect((await session.cameBack()).ok).toBe(false);
  service.isAway = false;
  expect(await session.cameBack()).toEqual({ ok: true, value: ACCOUNT });
});

it('signsInWithACode_behindAProvider', async () => {
  expect(await session.signInWithCode('corp', '123456')).toEqual({ ok: true, value: ACCOUNT });
  expect(service.calls[0]).toBe('POST /api/login/oauth2/corp/code');
  service.isOver = true;
  expect((await session.signInWithCode('corp', '654321')).ok).toBe(false);
});

it('callsAsWhoSignedIn', async () => {
  await signIn();
  expect(session.now).toEqual({ who: 'somebody', account: ACCOUNT });
  await session.call('/count/batch', { method: 'POST' });
  expect(service.calls.at(-1)).toBe('POST /count/batch signed');
});

it('goesOn_onALaterPage', async () => {
  mark.set(true);
  const later = new Session(service, mark);
  expect(later.now.who).toBe('unsure');
  later.resume();
  await expect.poll(() => later.now.who).toBe('somebody');
});

it('findsOutWhoItIs_onceTheServiceIsBack', async () => {
  mark.set(true);
  service.isAway = true;
  const later = new Session(service, mark);
  later.resume();
  await expect.poll(() => later.now).toEqual({ who: 'unsure', isAway: true });
  service.isAway = false;
  await expect.poll(() => later.now.who, { timeout: 3_000 }).toBe('somebody');
});

it('findsOutWhoItIs_atOnce_whenTheNetworkIsBack', async () => {
  const browser = new EventTarget();
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.useFakeTimers();
  mark.set(true);
  service.isAway = true;
  const later = new Session(service, mark);
  later.resume();
  await vi.advanceTimersByTimeAsync(120_000);
  service.isAway = false;
  browser.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(1);
  expect(later.now.who).toBe('somebody');
});

it('sendsTheSameCallAgain_whenTheTokenEndedOnItsWay', async () => {
  await signIn();
  service.endToken();
  const answer = await session.call('/count/batch', { method: 'POST', body: 'the same keys' });
  expect(answer).toMatchObject({ status: 200 });
  expect(service.times(RENEWAL)).toBe(1);
  expect(service.times('POST /count/batch signed')).toBe(2);
});

it('renewsOnce_howeverManyCallsNeedIt', async () => {
  await signIn();
  service.endToken();
  const answers = await Promise.all([1, 2, 3].map(() => session.call('/api/ops/lag')));
  expect(answers.map((answer) => answer.came && answer.status)).toEqual([200, 200, 200]);
  expect(service.times(RENEWAL)).toBe(1);
});

it('renewsBeforeTheCall_whenTheTokenIsAboutToEnd', async () => {
  service.lifetime = 10;
  await signIn();
  await session.call('/count/batch', { method: 'POST' });
  expect(service.times(RENEWAL)).toBe(1);
  expect(service.times('POST /count/batch signed')).toBe(1);
});

it('neverCallsAsNobody_whenTheSessionIsOver', async () => {
  await signIn();
  service.endToken();
  service.isOver = true;
  expect(await session.call('/count/batch', { method: 'POST' })).toEqual(OVER);
  expect(service.times('POST /count/batch')).toBe(0);
  expect(session.now).toEqual({ who: 'nobody', hasEnded: true });
  expect(mark.isSet).toBe(false);
});

it('sendsNothing_whenItCanNotBeSignedNow', async () => {
  mark.set(true);
  service.isAway = true;
  const answer = await session.call('/count/batch', { method: 'POST' });
  expect(answer).toMatchObject({ status: 503, body: { outcome: 'not_stored' } });
  expect(service.calls).toEqual([RENEWAL]);
  expect(mark.isSet).toBe(true);
});

it('isNobodyAtOnce_whenSignedOut_alsoWithoutAnAnswer', async () => {
  await signIn();
  service.isAway = true;
  expect((await session.signOut()).ok).toBe(false);
  expect(session.now).toEqual({ who: 'nobody', hasEnded: false });
});

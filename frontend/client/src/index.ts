export {
  Accounts,
  type AccountChange,
  type AccountPage,
  type Challenge,
  type ApiToken,
  type LinkBegun,
  type MadeToken,
  type NewAccount,
  type NewToken,
  type Role,
  type SecondFactorBegun,
  type SignInProvider,
  type SignInSession,
} from './account/accounts.ts';
export { ownClicks, type OwnClicks } from './account/own-clicks.ts';
export { Session, type Account, type Login, type SessionNow } from './account/session.ts';
export { LocalMark, MemoryMark, type SignInMark } from './account/sign-in-mark.ts';
export { CloudClicker } from './cloud-clicker.ts';
export { CounterView, type CounterNow } from './counter-view.ts';
export { Bearer } from './http/bearer.ts';
export { Http, type Answer, type Call, type Calls } from './http/http.ts';
export type { Problem } from './http/problem.ts';
export type { Result } from './http/result.ts';
export { ServerClock } from './http/server-clock.ts';
export {
  Operations,
  type Audit,
  type Deed,
  type Job,
  type Lag,
  type Rejected,
  type RejectedPage,
  type TrailPage,
  type TrailQuery,
} from './operations/operations.ts';
export { IndexedDbStorage } from './press/indexed-db.ts';
export { isSettled, type Press, type Reason, type Stage } from './press/press.ts';
export { Presses, type PressesNow } from './press/presses.ts';
export { settled } from './press/settled.ts';
export { MemoryStorage, type Change, type PressStorage } from './press/storage.ts';
export { clickLog, type ClickLog, type ClickLogEntry } from './reading/click-log.ts';
export { Directory, type Counter, type CounterPage, type NewCounter } from './reading/directory.ts';
export type { Follower, Link, Watched } from './reading/follower.ts';
export { history, type Series, type SeriesPoint, type SeriesStep } from './reading/history.ts';
export { Live } from './reading/live.ts';
export { show, type Shown } from './reading/shown.ts';
export { join, total, type Reading, type Total } from './reading/total.ts';
export { Totals } from './reading/totals.ts';

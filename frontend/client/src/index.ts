export { CloudClicker } from './cloud-clicker.ts';
export type { Problem } from './http/problem.ts';
export { IndexedDbStorage } from './press/indexed-db.ts';
export { isSettled, type Press, type Reason, type Stage } from './press/press.ts';
export type { Presses, PressesNow } from './press/presses.ts';
export { MemoryStorage, type Change, type PressStorage } from './press/storage.ts';
export type {
  Counter,
  CounterPage,
  Counters,
  NewCounter,
  ReadOptions,
  Result,
} from './reading/counters.ts';
export type { Link, Live, Watched } from './reading/live.ts';
export { show, type Shown } from './reading/shown.ts';
export { join, type Reading, type Total } from './reading/total.ts';

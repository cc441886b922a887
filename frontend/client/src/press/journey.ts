import { keyTime } from './key.ts';
import type { Asking, Attempted, Held, Press, Reason, Sending, Stage, Stored } from './press.ts';

/** What may happen to a press. All times are the server's. */
export type JourneyEvent =
  | { readonly type: 'send'; readonly key: string }
  /** 202: it will be counted. */
  | { readonly type: 'stored'; readonly key: string; readonly receipt: string }
  | { readonly type: 'not-stored'; readonly key: string; readonly retryAt: number }
  | { readonly type: 'unknown'; readonly key: string; readonly retryAt: number }
  /** 422: this key is not taken now. */
  | { readonly type: 'key-refused'; readonly key: string; readonly serverNow: number }
  | { readonly type: 'invalid'; readonly key: string; readonly reason: Reason }
  | {
      readonly type: 'fate';
      readonly key: string;
      readonly fate: Fate;
      readonly askAgainAt: number;
    }
  /** A total includes its receipt. */
  | { readonly type: 'included'; readonly key: string }
  /** The receipt is of a log that is gone, or of a counter that is. */
  | { readonly type: 'receipt-gone'; readonly key: string };

export interface FateEvent {
  readonly type: 'fate';
  readonly key: string;
  readonly fate: Fate;
  readonly askAgainAt: number;
}

export type Fate = 'counted' | 'stored' | 'absent' | 'absent-for-ever' | 'rejected' | 'unknowable';

/** What is to be done next for a press, and from when on. */
export interface Step {
  readonly do: 'send' | 'ask' | 'confirm' | 'nothing';
  readonly at: number;
}

/** The service takes keys for 10 minutes; the last half minute is left to slow networks. */
const RESEND_FOR = 9.5 * 60_000;
const TAKEN_AHEAD = 60_000;

/**
 * The press after an event. An event of another key than the press's own changes nothing, and
 * neither does one that comes too late, so that events may arrive twice and from several tabs.
 */
export function journey(press: Press, event: JourneyEvent): Press {
  const next = after(press.stage, event);
  return next === press.stage ? press : { ...press, stage: next };
}

export function nextStep({ stage }: Press, now: number): Step {
  switch (stage.name) {
    case 'pressed':
      return { do: 'send', at: 0 };
    case 'held':
      return now - keyTime(stage.key) > RESEND_FOR
        ? { do: 'ask', at: 0 }
        : { do: 'send', at: stage.notBefore };
    case 'asking':
      return { do: 'ask', at: stage.notBefore };
    case 'stored':
      return { do: stage.receipt === undefined ? 'ask' : 'confirm', at: stage.notBefore };
    case 'sending':
    case 'counted':
    case 'refused':
    case 'rejected':
    case 'unknowable':
      return { do: 'nothing', at: Infinity };
  }
}

function after(stage: Stage, event: JourneyEvent): Stage {
  switch (stage.name) {
    case 'pressed':
      return event.type === 'send' ? firstAttempt(event.key) : stage;
    case 'sending':
    case 'held':
    case 'asking':
      return event.key === stage.key ? attempted(stage, event) : stage;
    case 'stored':
      return event.key === stage.key ? confirmed(stage, event) : stage;
    case 'counted':
    case 'refused':
    case 'rejected':
    case 'unknowable':
      return stage;
  }
}

function firstAttempt(key: string): Sending {
  return { name: 'sending', key, inDoubt: false, attempts: 1 };
}

function attempted(stage: Sending | Held | Asking, event: JourneyEvent): Stage {
  const { key, inDoubt, attempts } = stage;
  const tried = { key, inDoubt, attempts };
  switch (event.type) {
    case 'send':
      return { ...tried, name: 'sending', attempts: attempts + 1 };
    case 'stored':
      return { name: 'stored', key, receipt: event.receipt, notBefore: 0, atOnce: isFirst(stage) };
    case 'not-stored':
      return stage.name === 'asking' ? stage : { ...tried, name: 'held', notBefore: event.retryAt };
    case 'unknown':
      return stage.name === 'asking'
        ? stage
        : { ...tried, name: 'held', inDoubt: true, notBefore: event.retryAt };
    case 'key-refused':
      return keyRefused(tried, event.serverNow);
    case 'invalid':
      return inDoubt
        ? { ...tried, name: 'asking', notBefore: 0, refusal: event.reason }
        : { name: 'refused', reason: event.reason };
    case 'fate':
      return told(tried, event, stage.name === 'asking' ? stage.refusal : undefined);
    case 'included':
      return { name: 'counted', key };
    case 'receipt-gone':
      return stage;
  }
}

function isFirst(stage: Sending | Held | Asking): boolean {
  return stage.name === 'sending' && stage.attempts === 1;
}

/** A key that is ahead of the server's clock is taken a little later; any other is asked for. */
function keyRefused(tried: Attempted, serverNow: number): Stage {
  const takenFrom = keyTime(tried.key) - TAKEN_AHEAD;
  return serverNow < takenFrom
    ? { ...tried, name: 'held', notBefore: takenFrom + 1_000 }
    : { ...tried, name: 'asking', notBefore: 0 };
}

function told(tried: Attempted, { fate, askAgainAt }: FateEvent, refusal?: Reason): Stage {
  const { key } = tried;
  switch (fate) {
    case 'counted':
    case 'rejected':
    case 'unknowable':
      return { name: fate, key };
    case 'stored':
      return { name: 'stored', key, notBefore: askAgainAt, atOnce: false };
    case 'absent':
      return { ...tried, name: 'asking', notBefore: askAgainAt, ...(refusal && { refusal }) };
    case 'absent-for-ever':
      return refusal ? { name: 'refused', reason: refusal } : { name: 'pressed' };
  }
}

/** A 202 stands, whatever another attempt was told. */
function confirmed(stage: Stored, event: JourneyEvent): Stage {
  const { key, atOnce } = stage;
  if (event.type === 'included') return { name: 'counted', key };
  if (event.type === 'receipt-gone') return { name: 'stored', key, notBefore: 0, atOnce };
  if (event.type !== 'fate') return stage;
  switch (event.fate) {
    case 'counted':
    case 'rejected':
    case 'unknowable':
      return { name: event.fate, key };
    case 'stored':
    case 'absent':
    case 'absent-for-ever':
      return stage.receipt === undefined ? { ...stage, notBefore: event.askAgainAt } : stage;
  }
}

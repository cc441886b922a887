import { keyTime } from './key.ts';
import type { Asking, Held, Press, Reason, Sending, Stage } from './press.ts';

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

export type Fate = 'counted' | 'stored' | 'absent' | 'absent-for-ever' | 'rejected' | 'unknowable';

/** What is to be done next for a press. */
export type Step =
  | { readonly do: 'send' }
  | { readonly do: 'ask' }
  | { readonly do: 'confirm'; readonly receipt: string }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'nothing' };

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

export function nextStep(press: Press, now: number): Step {
  const { stage } = press;
  switch (stage.name) {
    case 'pressed':
      return { do: 'send' };
    case 'held':
      if (now - keyTime(stage.key) > RESEND_FOR) return { do: 'ask' };
      return dueAt(stage.notBefore, now, { do: 'send' });
    case 'asking':
      return dueAt(stage.notBefore, now, { do: 'ask' });
    case 'stored':
      return stage.receipt === undefined
        ? dueAt(stage.notBefore, now, { do: 'ask' })
        : { do: 'confirm', receipt: stage.receipt };
    case 'sending':
    case 'counted':
    case 'refused':
    case 'rejected':
    case 'unknowable':
      return { do: 'nothing' };
  }
}

function dueAt(time: number, now: number, step: Step): Step {
  return now < time ? { do: 'wait', until: time } : step;
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
  switch (event.type) {
    case 'send':
      return { name: 'sending', key, inDoubt, attempts: attempts + 1 };
    case 'stored':
      return { name: 'stored', key, receipt: event.receipt, notBefore: 0, atOnce: isFirst(stage) };
    case 'not-stored':
      return held(stage, inDoubt, event.retryAt);
    case 'unknown':
      return held(stage, true, event.retryAt);
    case 'key-refused':
      return keyRefused(stage, event.serverNow);
    case 'invalid':
      return inDoubt
        ? { name: 'asking', key, inDoubt, attempts, notBefore: 0, refusal: event.reason }
        : { name: 'refused', reason: event.reason };
    case 'fate':
      return told(stage, event.fate, event.askAgainAt);
    case 'included':
      return { name: 'counted', key };
    case 'receipt-gone':
      return stage;
  }
}

function isFirst(stage: Sending | Held | Asking): boolean {
  return stage.name === 'sending' && stage.attempts === 1;
}

function held(stage: Sending | Held | Asking, inDoubt: boolean, notBefore: number): Stage {
  if (stage.name === 'asking') return stage;
  return { name: 'held', key: stage.key, inDoubt, attempts: stage.attempts, notBefore };
}

/** A key that is ahead of the server's clock is taken a little later; any other is asked for. */
function keyRefused(stage: Sending | Held | Asking, serverNow: number): Stage {
  const { key, inDoubt, attempts } = stage;
  const takenFrom = keyTime(key) - TAKEN_AHEAD;
  return serverNow < takenFrom
    ? { name: 'held', key, inDoubt, attempts, notBefore: takenFrom + 1_000 }
    : { name: 'asking', key, inDoubt, attempts, notBefore: 0 };
}

function told(stage: Sending | Held | Asking, fate: Fate, askAgainAt: number): Stage {
  const { key, inDoubt, attempts } = stage;
  const refusal = stage.name === 'asking' ? stage.refusal : undefined;
  switch (fate) {
    case 'counted':
    case 'rejected':
    case 'unknowable':
      return { name: fate, key };
    case 'stored':
      return { name: 'stored', key, notBefore: askAgainAt, atOnce: false };
    case 'absent':
      return {
        name: 'asking',
        key,
        inDoubt,
        attempts,
        notBefore: askAgainAt,
        ...(refusal && { refusal }),
      };
    case 'absent-for-ever':
      return refusal ? { name: 'refused', reason: refusal } : { name: 'pressed' };
  }
}

function confirmed(stage: Stage & { name: 'stored' }, event: JourneyEvent): Stage {
  switch (event.type) {
    case 'included':
      return { name: 'counted', key: stage.key };
    case 'receipt-gone':
      return { name: 'stored', key: stage.key, notBefore: 0, atOnce: stage.atOnce };
    case 'fate':
      switch (event.fate) {
        case 'counted':
        case 'rejected':
        case 'unknowable':
          return { name: event.fate, key: stage.key };
        case 'stored':
        case 'absent':
        case 'absent-for-ever':
          return stage.receipt === undefined ? { ...stage, notBefore: event.askAgainAt } : stage;
      }
    // A 202 stands, whatever another attempt was told.
    // falls through
    case 'send':
    case 'stored':
    case 'not-stored':
    case 'unknown':
    case 'key-refused':
    case 'invalid':
      return stage;
  }
}

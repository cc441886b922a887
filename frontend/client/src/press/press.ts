/** A press on its way: made here, and kept until it is known what became of it. */
export interface Press {
  /** This device's own name for it; it is never sent. */
  readonly id: string;
  readonly counter: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly pressedAt: number;
  readonly stage: Stage;
}

export type Stage =
  Pressed | Sending | Held | Asking | Stored | Counted | Refused | Rejected | Unknowable;

/** Not sent yet, under no key that could still count. */
export interface Pressed {
  readonly name: 'pressed';
}

/** An attempt is under way. */
export interface Sending extends Attempted {
  readonly name: 'sending';
}

/** An attempt failed; the next one, with the same key, waits for its time. */
export interface Held extends Attempted {
  readonly name: 'held';
  readonly notBefore: number;
}

/** Only the key's fate can tell what to do next. */
export interface Asking extends Attempted {
  readonly name: 'asking';
  readonly notBefore: number;
  /** Why it isn't sent again, should it turn out never to have counted. */
  readonly refusal?: Reason;
}

/** On all in-sync replicas: it will be counted. */
export interface Stored {
  readonly name: 'stored';
  readonly key: string;
  /** What a read can be asked to include; absent where only the key's fate told. */
  readonly receipt?: string;
  readonly notBefore: number;
  /** Whether its very first attempt was answered so: no earlier total can include it. */
  readonly atOnce: boolean;
}

/** In the total, for ever. */
export interface Counted {
  readonly name: 'counted';
  readonly key: string;
}

/** It did not count, and sending it again won't help. */
export interface Refused {
  readonly name: 'refused';
  readonly reason: Reason;
}

/** In the log, but not countable unless an operator lets it. */
export interface Rejected {
  readonly name: 'rejected';
  readonly key: string;
}

/** The log that could tell is gone. */
export interface Unknowable {
  readonly name: 'unknowable';
  readonly key: string;
}

/** Sent at least once. */
export interface Attempted {
  /** A UUIDv7: however often it is sent, it counts once. */
  readonly key: string;
  /** Whether an attempt may have been stored without our hearing of it. */
  readonly inDoubt: boolean;
  /** How often it was sent with this key. */
  readonly attempts: number;
}

/** Why the service refused. */
export interface Reason {
  readonly status: number;
  /** The kind of problem, such as `unknown-counter`. */
  readonly type: string;
  readonly detail: string;
}

const SETTLED: readonly Stage['name'][] = ['counted', 'refused', 'rejected', 'unknowable'];

/** Whether nothing more will happen to it by itself. */
export function isSettled({ stage }: Press): boolean {
  return SETTLED.includes(stage.name);
}

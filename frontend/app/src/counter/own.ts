import {
  show,
  type CounterNow,
  type OwnClicks,
  type Shown,
  type Total,
} from '@cloudclicker/client';

/** One's own clicks of a counter as they were told, and what became of one's presses since. */
export interface Own {
  /** The whole number, whose `hopeful` presses are in one's own as well. */
  readonly whole: Shown | undefined;
  readonly told: OwnClicks | undefined;
  /** Told while no press was under way: it includes none of the `unread` and the hopeful ones. */
  readonly base: number | undefined;
  /** How many presses were counted after the base was told. */
  readonly unread: number;
  /** How many presses were counted at all, those in doubt too. */
  readonly arrived: number;
  /** The counted ones that are still shown on their way. */
  readonly counted: ReadonlySet<string>;
}

export const NOTHING_TOLD: Own = {
  whole: undefined,
  told: undefined,
  base: undefined,
  unread: 0,
  arrived: 0,
  counted: new Set(),
};

/** After one's presses moved; the same object where that changes nothing. */
export function follow(own: Own, now: CounterNow): Own {
  if (!now.total) return own;
  const whole = show(own.whole, now.total, now);
  const all = new Set(now.presses.map(({ id }) => id));
  const counted = new Set(
    now.presses.filter(({ stage }) => stage.name === 'counted').map(({ id }) => id),
  );
  // Another tab may have seen to it, and removed it.
  const settled = [...(own.whole?.hopeful ?? [])].filter(
    (id) => !whole.hopeful.has(id) && (counted.has(id) || !all.has(id)),
  );
  const isSameEra = whole.era === own.whole?.era;
  if (isSameEra && isSame(whole.hopeful, own.whole.hopeful) && isSame(counted, own.counted)) {
    return own;
  }
  const news = [...counted].filter((id) => !own.counted.has(id));
  return {
    ...own,
    whole,
    counted,
    unread: own.unread + (isSameEra ? settled.length : 0),
    arrived: own.arrived + new Set([...news, ...settled]).size,
  };
}

/** @param arrived how many had been counted when it was asked for */
export function tell(own: Own, told: OwnClicks, arrived: number): Own {
  if (arrived === own.arrived && !isUnderWay(own)) {
    return { ...own, told, base: told.mine, unread: 0 };
  }
  // It may or may not include what came meanwhile: the number can't be below it, and no more is known.
  const isFirst = !own.told || !isOfOneEra(own.told, told);
  return isFirst ? { ...own, told, base: undefined, unread: 0 } : { ...own, told };
}

export function isUnderWay({ whole }: Own): boolean {
  return whole !== undefined && whole.hopeful.size > 0;
}

/** The number to show as one's own; undefined while it is not known. */
export function ownCount(own: Own, { total, count }: CounterNow): number | undefined {
  const { told, base, unread, whole } = own;
  if (!told || !total || !isOfOneEra(told, total) || count === undefined) return undefined;
  const added = unread + (whole?.hopeful.size ?? 0);
  const mine = base === undefined ? told.mine : Math.max(told.mine, base + added);
  // A press made elsewhere may be told here before it is in the whole.
  return Math.min(mine, count);
}

function isOfOneEra(one: Total, other: Total): boolean {
  return one.epoch === other.epoch && one.revision === other.revision;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

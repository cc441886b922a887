import type { Press } from '@cloudclicker/client';

export const STATIONS = ['pressed', 'stored', 'counted'] as const;
export type Station = (typeof STATIONS)[number];

/** What waits at the first station, and why. */
export interface Waiting {
  readonly onTheWay: number;
  readonly held: number;
  readonly asking: number;
}

/** Where a press is on its journey; undefined for one that failed. */
export function stationOf({ stage }: Press): Station | undefined {
  switch (stage.name) {
    case 'pressed':
    case 'sending':
    case 'held':
    case 'asking':
      return 'pressed';
    case 'stored':
      return 'stored';
    case 'counted':
      return 'counted';
    case 'refused':
    case 'rejected':
    case 'unknowable':
      return undefined;
  }
}

export function at(station: Station, presses: readonly Press[]): readonly Press[] {
  return presses.filter((press) => stationOf(press) === station);
}

export function waiting(presses: readonly Press[], isPaused: boolean): Waiting {
  const names = presses.map(({ stage }) => stage.name);
  const pressed = names.filter((name) => name === 'pressed').length;
  const sending = names.filter((name) => name === 'sending').length;
  const held = names.filter((name) => name === 'held').length;
  return {
    onTheWay: sending + (isPaused ? 0 : pressed),
    held: held + (isPaused ? pressed : 0),
    asking: names.filter((name) => name === 'asking').length,
  };
}

import type { Press } from '@cloudclicker/client';
import type { CSSProperties, ReactNode } from 'react';
import type { Words } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import style from './Journey.module.css';
import { STATIONS, at, waiting, type Station } from './stations.ts';

interface Props {
  readonly presses: readonly Press[];
  readonly isPaused: boolean;
  readonly isAway: boolean;
}

/** As many ticks stand beside each other; more are one bar. */
const MOST_TICKS = 12;

/** Where one's presses are: pressed, stored, counted. */
export function Journey({ presses, isPaused, isAway }: Props): ReactNode {
  const { words } = useWords();
  return (
    <div className={style['journey']} role="group" aria-label={words.journey.label}>
      <div className={style['line']} aria-hidden="true">
        <Ticks presses={presses} />
      </div>
      <ol className={style['stations']} aria-hidden="true">
        {STATIONS.map((station) => (
          <li key={station} data-reached={at(station, presses).length > 0}>
            {words.journey[station]}
          </li>
        ))}
      </ol>
      <p className={style['words']} data-testid="journey">
        {sentence(presses, isPaused, isAway, words)}
      </p>
    </div>
  );
}

/** One list for all stations, so that a tick stays itself on its way from one to the next. */
function Ticks({ presses }: { readonly presses: readonly Press[] }): ReactNode {
  return STATIONS.flatMap((station) => {
    const here = at(station, presses);
    return here.length > MOST_TICKS
      ? [<Bar key={station} station={station} size={here.length} />]
      : here.map((press, place) => (
          <Tick
            key={press.id}
            station={station}
            stage={press.stage.name}
            place={place - (here.length - 1) / 2}
          />
        ));
  });
}

function Tick(props: {
  readonly station: Station;
  readonly stage: string;
  readonly place: number;
}): ReactNode {
  return (
    <span
      className={style['tick']}
      data-at={props.station}
      data-stage={props.stage}
      style={{ '--place': String(props.place) } as CSSProperties}
    />
  );
}

function Bar({ station, size }: { readonly station: Station; readonly size: number }): ReactNode {
  return (
    <span className={style['bar']} data-at={station}>
      {size}
    </span>
  );
}

/** What matters most is said; the ticks show the rest. */
function sentence(
  presses: readonly Press[],
  isPaused: boolean,
  isAway: boolean,
  { journey }: Words,
): string {
  const { onTheWay, held, asking } = waiting(presses, isPaused);
  if (held > 0) return isAway ? journey.offline(held) : journey.busy(held);
  if (asking > 0) return journey.asking(asking);
  if (onTheWay > 0) return journey.onTheWay(onTheWay);
  const stored = at('stored', presses).length;
  if (stored > 0) return journey.stored_(stored);
  const counted = at('counted', presses).length;
  return counted > 0 ? journey.counted_(counted) : journey.idle;
}

import type { CounterNow, Press } from '@cloudclicker/client';
import { Suspense, lazy, type ReactNode } from 'react';
import { Link } from 'react-router';
import { GLOBAL } from '../lib/global.ts';
import { Share } from '../lib/Share.tsx';
import { useWords } from '../words/useWords.ts';
import { Announcement } from './Announcement.tsx';
import style from './Counter.module.css';
import { Failures } from './Failures.tsx';
import { FreshnessLine } from './FreshnessLine.tsx';
import { Journey } from './Journey.tsx';
import { OwnLine } from './OwnLine.tsx';
import { PressButton } from './PressButton.tsx';
import { Wheels } from './Wheels.tsx';

/** Without it, where it can't be loaded, the counter is whole all the same. */
const LastHourHere = lazy(() =>
  import('./LastHourHere.tsx').catch(() => ({ default: () => null })),
);

interface Props {
  readonly name: string;
  readonly label: string;
  readonly now: CounterNow;
  readonly onPress: () => void;
  readonly onAgain: (press: Press) => void;
  readonly onDismiss: (press: Press) => void;
}

export function Counter({ name, label, now, onPress, onAgain, onDismiss }: Props): ReactNode {
  const { words, number } = useWords();
  const { count } = now;
  const text = count === undefined ? '–' : number(count);
  const spoken = count === undefined ? words.counter.unknown : words.counter.total(text);
  return (
    <>
      <title>{`${words.counter.title(text, label)} · Cloud Clicker`}</title>
      <section className={style['counter']} aria-label={label}>
        <div className={style['reading']}>
          <h1 className={style['name']}>{label}</h1>
          <Wheels text={text} />
          <Announcement text={spoken} />
          <FreshnessLine watched={now} />
          <OwnLine name={name} now={now} />
          <div className={style['hour']}>
            {count !== undefined && now.link !== 'away' && (
              <Suspense fallback={null}>
                <LastHourHere name={name} />
              </Suspense>
            )}
          </div>
          {count === undefined && now.link === 'away' && (
            <p className={style['away']}>{`${words.away.title}. ${words.away.text}`}</p>
          )}
        </div>
        <div className={style['pressing']}>
          <PressButton onPress={onPress} />
          <Journey presses={now.presses} isPaused={now.isPaused} isAway={now.link === 'away'} />
          <Failures presses={now.presses} onAgain={onAgain} onDismiss={onDismiss} />
        </div>
      </section>
      <div className={style['more']}>
        <details>
          <summary>{words.share.title}</summary>
          <Share name={name} />
        </details>
        <Link to={name === GLOBAL ? '/dashboard' : `/dashboard/${name}`}>
          {words.dashboard.open}
        </Link>
      </div>
    </>
  );
}

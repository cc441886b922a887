import type { CounterNow, Press } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { Announcement } from './Announcement.tsx';
import style from './Counter.module.css';
import { Failures } from './Failures.tsx';
import { FreshnessLine } from './FreshnessLine.tsx';
import { Journey } from './Journey.tsx';
import { PressButton } from './PressButton.tsx';
import { Share } from './Share.tsx';
import { Wheels } from './Wheels.tsx';

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
      <Share name={name} />
    </>
  );
}

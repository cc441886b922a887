import type { ReactNode } from 'react';
import { times, type Zone } from '../lib/chart/zone.ts';
import { useWords } from '../words/useWords.ts';
import style from './Clicks.module.css';
import type { RecentClick } from './recent.ts';

interface Props {
  readonly clicks: readonly RecentClick[];
  readonly zone: Zone;
}

/** When each was, and who it was where that is told; or that there are none. */
export function Clicks({ clicks, zone }: Props): ReactNode {
  const { words, locale } = useWords();
  const when = times(zone, locale, { timeStyle: 'medium' });
  if (clicks.length === 0) return <p>{words.dashboard.recentNone}</p>;
  return (
    <ol className={style['clicks']} data-testid="recent">
      {clicks.map(({ key, at, who }) => (
        <li key={key}>
          <time dateTime={new Date(at).toISOString()}>{when(at)}</time>{' '}
          {who !== undefined && <span>{who}</span>}
        </li>
      ))}
    </ol>
  );
}

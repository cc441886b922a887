import { clickLog, type SessionNow } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { Asked, Loading, useAsked } from '../lib/Asked.tsx';
import type { Zone } from '../lib/chart/zone.ts';
import { useService, useSession } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import { Clicks } from './Clicks.tsx';
import style from './Recent.module.css';
import { recentClicks } from './recent.ts';

interface Props {
  readonly zone: Zone;
}

const EVERY = 10_000;

/** Who clicked last, as far as that is the reader's business; only of everybody's counter is it kept. */
export function Recent({ zone }: Props): ReactNode {
  const { dashboard: words } = useWords().words;
  const reader = useSession();
  return (
    <section className={style['recent']}>
      <h2>{words.recent}</h2>
      <p className="quiet small">{words.recentText}</p>
      {reader.who === 'unsure' && !reader.isAway ? (
        <Loading what={words.recentLoading} />
      ) : (
        // What one reader was told is not for the next.
        <Told key={idOf(reader)} reader={reader} zone={zone} />
      )}
    </section>
  );
}

function Told({ reader, zone }: Props & { readonly reader: SessionNow }): ReactNode {
  const { words } = useWords();
  const { dashboard } = words;
  const { session } = useService();
  const query = useAsked(['recent', idOf(reader)], () => clickLog(session), EVERY);
  const name = reader.who === 'somebody' ? reader.account.username : undefined;
  return (
    <Asked query={query} loading={dashboard.recentLoading}>
      {({ recent }) => <Clicks clicks={recentClicks(recent, name, dashboard.you)} zone={zone} />}
    </Asked>
  );
}

function idOf(reader: SessionNow): string {
  return reader.who === 'somebody' ? String(reader.account.user_id) : reader.who;
}

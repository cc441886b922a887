import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import style from './CounterList.module.css';
import { CounterRow } from './CounterRow.tsx';
import { useCounters } from './useCounters.ts';

interface Props {
  readonly prefix: string;
  readonly mayManage: boolean;
}

export function CounterList({ prefix, mayManage }: Props): ReactNode {
  const { counters: words, refused } = useWords().words;
  const list = useCounters(prefix);
  if (list.isPending) return <Skeleton label={words.loading} />;
  if (list.isError && !list.data) {
    return (
      <div role="alert" className={style['failed']}>
        <p>{words.failed}</p>
        <button type="button" className="button" onClick={() => void list.refetch()}>
          {refused.again}
        </button>
      </div>
    );
  }
  const counters = list.data.pages.flatMap((page) => page.counters);
  if (counters.length === 0) return <p className="quiet">{words.empty}</p>;
  return (
    <div>
      <ul className={style['list']}>
        {counters.map((counter) => (
          <CounterRow key={counter.name} counter={counter} mayManage={mayManage} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" className="button" onClick={() => void list.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </div>
  );
}

/** As high as what comes, so that nothing jumps. */
function Skeleton({ label }: { readonly label: string }): ReactNode {
  return (
    <div role="status" aria-label={label}>
      <ul className={style['list']} aria-hidden="true">
        {[1, 2, 3].map((row) => (
          <li key={row} className={style['skeleton']} />
        ))}
      </ul>
    </div>
  );
}

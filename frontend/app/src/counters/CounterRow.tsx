import type { Counter } from '@cloudclicker/client';
import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useService } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import style from './CounterRow.module.css';
import { ManagePanel } from './ManagePanel.tsx';

interface Props {
  readonly counter: Counter;
  readonly token: string | undefined;
}

export function CounterRow({ counter, token }: Props): ReactNode {
  const { words, number } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const count = useLiveCount(counter);
  const { name, press } = counter;
  return (
    <li className={style['row']}>
      <div className={style['line']}>
        <Link to={name === 'global' ? '/' : `/c/${name}`} className={style['name']}>
          {name}
        </Link>
        <span className={style['who']}>{words.counters.who[press]}</span>
        <span className={style['total']}>
          {count === undefined ? words.counters.unknown : number(count)}
        </span>
        {token !== undefined && (
          <button
            type="button"
            className="button small"
            aria-expanded={isOpen}
            aria-label={`${words.counters.manage}: ${name}`}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {words.counters.manage}
          </button>
        )}
      </div>
      {isOpen && token !== undefined && (
        <ManagePanel
          name={name}
          token={token}
          onCancel={() => {
            setIsOpen(false);
          }}
        />
      )}
    </li>
  );
}

function useLiveCount({ name, total }: Counter): number | undefined {
  const { live } = useService();
  const subscribe = useCallback((changed: () => void) => live.watch(name, changed), [live, name]);
  const watched = useSyncExternalStore(subscribe, () => live.now(name));
  return (watched.total ?? total)?.count;
}

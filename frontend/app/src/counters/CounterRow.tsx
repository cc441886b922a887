import type { Counter } from '@cloudclicker/client';
import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Link } from 'react-router';
import { LastHour } from '../lib/last-hour/LastHour.tsx';
import { useService } from '../lib/service.ts';
import { Share } from '../lib/Share.tsx';
import { useIsSeen } from '../lib/useIsSeen.ts';
import { useWords } from '../words/useWords.ts';
import style from './CounterRow.module.css';
import { ManagePanel } from './ManagePanel.tsx';

interface Props {
  readonly counter: Counter;
  readonly mayManage: boolean;
}

/** What is shown below a counter, one at a time. */
type Panel = 'share' | 'manage';

const EVERY_MINUTE = 60_000;

export function CounterRow({ counter, mayManage }: Props): ReactNode {
  const { words, number } = useWords();
  const [open, setOpen] = useState<Panel>();
  const count = useLiveCount(counter);
  const [row, isSeen] = useIsSeen<HTMLLIElement>();
  const { name, press } = counter;
  const panels: readonly Panel[] = mayManage ? ['share', 'manage'] : ['share'];
  const close = (): void => {
    setOpen(undefined);
  };
  return (
    <li ref={row} className={style['row']}>
      <div className={style['line']}>
        <Link to={name === 'global' ? '/' : `/c/${name}`} className={style['name']}>
          {name}
        </Link>
        <span className={style['who']}>{words.counters.who[press]}</span>
        <span className={style['hour']}>
          {isSeen && <LastHour name={name} every={EVERY_MINUTE} />}
        </span>
        <span className={style['total']}>
          {count === undefined ? words.counters.unknown : number(count)}
        </span>
        <span className={style['deeds']}>
          {panels.map((panel) => (
            <button
              key={panel}
              type="button"
              className="button small"
              aria-expanded={open === panel}
              aria-label={`${words.counters[panel]}: ${name}`}
              onClick={() => {
                setOpen(open === panel ? undefined : panel);
              }}
            >
              {words.counters[panel]}
            </button>
          ))}
        </span>
      </div>
      {open === 'share' && (
        <div className={style['panel']}>
          <Share name={name} />
        </div>
      )}
      {open === 'manage' && mayManage && <ManagePanel name={name} onCancel={close} />}
    </li>
  );
}

function useLiveCount({ name, total }: Counter): number | undefined {
  const { live } = useService();
  const subscribe = useCallback((changed: () => void) => live.watch(name, changed), [live, name]);
  const watched = useSyncExternalStore(subscribe, () => live.now(name));
  return (watched.total ?? total)?.count;
}

import type { ReactNode } from 'react';
import { isOwner } from '../lib/roles.ts';
import { useWords } from '../words/useWords.ts';
import { Drift } from './Drift.tsx';
import { LagView } from './LagView.tsx';
import { Recount } from './Recount.tsx';
import { RejectedList } from './RejectedList.tsx';
import { Staff } from './Staff.tsx';
import style from './Staff.module.css';

/** `/operations`: how the counting goes, now. */
export default function OperationsPage(): ReactNode {
  const { operations: words } = useWords().words;
  return (
    <Staff title={words.nav}>
      {(account) => (
        <>
          <LagView />
          <div className={style['grid']}>
            <Drift />
            <RejectedList mayRetry={isOwner(account)} />
            <Recount mayOrder={isOwner(account)} />
          </div>
        </>
      )}
    </Staff>
  );
}

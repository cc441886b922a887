import type { Account } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Gate } from '../lib/Gate.tsx';
import { Page } from '../lib/Page.tsx';
import { Queries } from '../lib/Queries.tsx';
import { useWords } from '../words/useWords.ts';
import style from './Staff.module.css';

interface Props {
  readonly title: string;
  readonly children: (account: Account) => ReactNode;
}

/** A page for those who look after the service: auditors see it, owners act on it. */
export function Staff({ title, children }: Props): ReactNode {
  const { operations: words } = useWords().words;
  return (
    <Queries>
      <Gate role="AUDITOR">
        {(account) => (
          <Page title={title} isWide>
            <nav className={style['pages']} aria-label={words.nav}>
              <NavLink to="/operations">{words.pages.operations}</NavLink>
              <NavLink to="/users">{words.pages.users}</NavLink>
              <NavLink to="/trail">{words.pages.trail}</NavLink>
            </nav>
            {children(account)}
          </Page>
        )}
      </Gate>
    </Queries>
  );
}

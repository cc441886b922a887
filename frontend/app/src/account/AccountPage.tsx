import type { Account } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Gate } from '../lib/Gate.tsx';
import { Page } from '../lib/Page.tsx';
import { Queries, forgetAll } from '../lib/Queries.tsx';
import { useService } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import style from './AccountPage.module.css';
import { DeleteAccount } from './DeleteAccount.tsx';
import { Identities } from './Identities.tsx';
import { NameForm } from './NameForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';
import { Tokens } from './Tokens.tsx';

/** `/account`: everything about oneself. */
export default function AccountPage(): ReactNode {
  return (
    <Queries>
      <Gate>{(account) => <Own key={account.user_id} account={account} />}</Gate>
    </Queries>
  );
}

function Own({ account }: { readonly account: Account }): ReactNode {
  const { words, day } = useWords();
  const { session } = useService();
  const navigate = useNavigate();

  const leave = (): void => {
    void navigate('/');
    void session.signOut();
    forgetAll();
  };

  return (
    <Page title={words.account.title}>
      <header className={style['head']}>
        <div>
          <h1>{account.username}</h1>
          <p className="quiet">
            {words.account.role[account.role]}, {words.account.since(day(account.created_at))}
          </p>
        </div>
        <button type="button" className="button" onClick={leave}>
          {words.account.signOut}
        </button>
      </header>
      <SecondFactor account={account} />
      <Identities id={account.user_id} />
      <Sessions id={account.user_id} onLeave={leave} />
      <Tokens account={account} />
      <NameForm id={account.user_id} />
      <PasswordForm account={account} />
      <DeleteAccount account={account} onLeave={leave} />
    </Page>
  );
}

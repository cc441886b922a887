import type { Account } from '@cloudclicker/client';
import { useState, type ReactNode } from 'react';
import { Form } from '../lib/Form.tsx';
import { useWords } from '../words/useWords.ts';
import { useAccounts } from './useAccounts.ts';

interface Props {
  readonly account: Account;
  readonly onLeave: () => void;
}

/** What can't be taken back is done only once the name is typed. */
export function DeleteAccount({ account, onLeave }: Props): ReactNode {
  const { remove: words } = useWords().words.account;
  const accounts = useAccounts();
  const [typed, setTyped] = useState('');
  return (
    <Form
      title={words.title}
      text={words.text}
      deed={words.deed}
      asks
      isSure={typed === account.username}
      ask={() => accounts.delete(account.user_id)}
      onDone={onLeave}
    >
      <label className="field">
        <span className="small quiet">{words.confirm(account.username)}</span>
        <input
          value={typed}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
      </label>
    </Form>
  );
}

import type { Account } from '@cloudclicker/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Field } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { useWords } from '../words/useWords.ts';
import { useAccounts } from './useAccounts.ts';

export function PasswordForm({ account }: { readonly account: Account }): ReactNode {
  const { password: words } = useWords().words.account;
  const accounts = useAccounts();
  const queries = useQueryClient();
  return (
    <Form
      title={words.title}
      text={words.text}
      deed={words.deed}
      done={words.done}
      ask={(given) =>
        accounts.change(account.user_id, {
          current_password: given('present'),
          password: given('new'),
        })
      }
      onDone={() => void queries.invalidateQueries({ queryKey: ['sessions'] })}
    >
      {/* For password managers, which have to know whose password it is. */}
      <input hidden readOnly autoComplete="username" value={account.username} />
      <Field name="present" label={words.present} type="password" autoComplete="current-password" />
      <Field
        name="new"
        label={words.new}
        type="password"
        autoComplete="new-password"
        minLength={10}
      />
    </Form>
  );
}

import type { ReactNode } from 'react';
import { Field, NAME } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { useService } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import { useAccounts } from './useAccounts.ts';

export function NameForm({ id }: { readonly id: number }): ReactNode {
  const { name: words } = useWords().words.account;
  const { session } = useService();
  const accounts = useAccounts();
  return (
    <Form
      title={words.title}
      deed={words.deed}
      done={words.done}
      ask={(given) => accounts.change(id, { username: given('username') })}
      onDone={() => void session.refresh()}
    >
      <Field name="username" label={words.label} autoComplete="off" {...NAME} />
    </Form>
  );
}

import type { ReactNode } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { Field } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { useService } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import { useProviders } from './useAccounts.ts';

/** The ways to the providers that one may sign in with; nothing where there are none. */
export function Providers(): ReactNode {
  const { elsewhere } = useWords().words.account.signIn;
  return useProviders().map(({ id, name }) => (
    <p key={id}>
      <a className="button" href={`/api/login/oauth2/${id}`}>
        {elsewhere.with(name)}
      </a>
    </p>
  ));
}

/** Back from a provider, and signed in there: finds out who that is here. */
export function CameBack(): ReactNode {
  const { title } = useWords().words.account.signIn;
  const { session } = useService();
  const query = useAsked(['came-back'], () => session.cameBack());
  if (query.error?.problem?.status === 401) return <Navigate to="/sign-in" replace />;
  return (
    <Asked query={query} loading={title}>
      {() => <Navigate to="/" replace />}
    </Asked>
  );
}

/** Back from a provider, and the account asks for a code as well. */
export function CodeBehind({ provider }: { readonly provider: string }): ReactNode {
  const { signIn: words } = useWords().words.account;
  const { session } = useService();
  const navigate = useNavigate();
  return (
    <Form
      deed={words.deed}
      asks
      ask={(given) => session.signInWithCode(provider, given('code').trim())}
      onDone={() => void navigate('/', { replace: true })}
    >
      <Field
        name="code"
        label={words.code}
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoFocus
      />
    </Form>
  );
}

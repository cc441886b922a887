import { useState, type ReactNode } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { Field, NAME } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { Page } from '../lib/Page.tsx';
import { Queries, forgetAll } from '../lib/Queries.tsx';
import { useService, useSession } from '../lib/service.ts';
import { goOnAt } from '../lib/sign-in-path.ts';
import { useWords } from '../words/useWords.ts';
import { CameBack, CodeBehind, Providers } from './Elsewhere.tsx';

/** `/sign-in`, where a provider sends people back to as well, with what became of it as `sign_in`. */
export default function SignInPage(): ReactNode {
  const { signIn: words } = useWords().words.account;
  const [search] = useSearchParams();
  const became = search.get('sign_in');
  if (became === 'linked') return <Navigate to="/account" replace />;
  return (
    <Queries>
      <Page title={words.title}>
        <h1>{words.title}</h1>
        {became === 'done' && <CameBack />}
        {became === 'code' && <CodeBehind provider={search.get('provider') ?? ''} />}
        {became !== 'done' && became !== 'code' && (
          <>
            {became !== null && (
              <p role="alert">{words.elsewhere.trouble[became] ?? words.elsewhere.other}</p>
            )}
            <Ways hasTrouble={became !== null} />
          </>
        )}
      </Page>
    </Queries>
  );
}

/** Nobody is asked to sign in who is, as far as this page can find out. */
function Ways({ hasTrouble }: { readonly hasTrouble: boolean }): ReactNode {
  const { gate, account } = useWords().words;
  const now = useSession();
  const [search] = useSearchParams();
  const [isAsked, setIsAsked] = useState(now.who === 'nobody');
  if (now.who === 'nobody' && !isAsked) setIsAsked(true);
  if (isAsked || now.who === 'nobody' || (now.who === 'unsure' && now.isAway)) {
    return (
      <>
        <WithPassword />
        <Providers />
      </>
    );
  }
  if (now.who === 'unsure') {
    return (
      <p role="status" className="quiet">
        {gate.unsure}
      </p>
    );
  }
  if (!hasTrouble) return <Navigate to={goOnAt(search)} replace />;
  return (
    <p>
      <Link to="/account">{account.signIn.still(now.account.username)}</Link>
    </p>
  );
}

/** With the code of a second factor where there is one. */
function WithPassword(): ReactNode {
  const { signIn: words } = useWords().words.account;
  const { session } = useService();
  const now = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [takesCode, setTakesCode] = useState(false);
  return (
    <>
      {now.who === 'nobody' && now.hasEnded && <p>{words.ended}</p>}
      <Form
        deed={words.deed}
        asks
        ask={(given) => {
          const code = given('code').trim();
          const login = { username: given('username'), password: given('password') };
          return session.signIn(code ? { ...login, code } : login);
        }}
        onDone={() => {
          forgetAll();
          void navigate(goOnAt(search), { replace: true });
        }}
        onRefused={({ problem }) => {
          if (problem?.type === 'second-factor-required') setTakesCode(true);
        }}
      >
        <Field name="username" label={words.name} autoComplete="username" {...NAME} />
        <Field
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
        />
        {takesCode && (
          <Field
            name="code"
            label={words.code}
            autoComplete="one-time-code"
            autoCapitalize="none"
            autoFocus
          />
        )}
      </Form>
      <p>
        <span className="quiet">{words.instead}</span>{' '}
        <Link to={{ pathname: '/register', search: search.toString() }}>{words.register}</Link>
      </p>
    </>
  );
}

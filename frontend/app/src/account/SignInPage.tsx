import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Field, NAME } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { Page } from '../lib/Page.tsx';
import { Queries, forgetAll } from '../lib/Queries.tsx';
import { useService, useSession } from '../lib/service.ts';
import { goOnAt } from '../lib/sign-in-path.ts';
import { useWords } from '../words/useWords.ts';

/** `/sign-in`, with the code of a second factor where there is one. */
export default function SignInPage(): ReactNode {
  const { signIn: words } = useWords().words.account;
  const { session } = useService();
  const now = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [takesCode, setTakesCode] = useState(false);
  return (
    <Queries>
      <Page title={words.title}>
        <h1>{words.title}</h1>
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
      </Page>
    </Queries>
  );
}

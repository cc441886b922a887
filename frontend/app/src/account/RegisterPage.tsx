import { Accounts, type Account, type NewAccount, type Result } from '@cloudclicker/client';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Field, NAME } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { Page } from '../lib/Page.tsx';
import { Queries, forgetAll } from '../lib/Queries.tsx';
import { useService } from '../lib/service.ts';
import { goOnAt } from '../lib/sign-in-path.ts';
import { useWords } from '../words/useWords.ts';
import { solved } from './challenge/solved.ts';

/** `/register`: who registers is signed in at once. */
export default function RegisterPage(): ReactNode {
  const { register: words } = useWords().words.account;
  const { session } = useService();
  const navigate = useNavigate();
  const [search] = useSearchParams();

  const [isProving, setProving] = useState(false);

  /** Where the service asks for it, with a solved challenge. */
  const attempt = async (account: NewAccount): ReturnType<Accounts['register']> => {
    const accounts = new Accounts(session);
    const first = await accounts.register(account);
    if (first.ok || first.problem?.type !== 'captcha-required') return first;
    setProving(true);
    try {
      const challenge = await accounts.challenge();
      return challenge.ok
        ? await accounts.register(account, await solved(challenge.value))
        : challenge;
    } finally {
      setProving(false);
    }
  };

  const register = async (account: NewAccount): Promise<Result<Account>> => {
    const registered = await attempt(account);
    const { username, password } = account;
    return registered.ok ? session.signIn({ username, password }) : registered;
  };

  return (
    <Queries>
      <Page title={words.title}>
        <h1>{words.title}</h1>
        <Form
          text={words.text}
          deed={words.deed}
          asks
          ask={(given) => {
            const token = given('owner_token').trim();
            const account = { username: given('username'), password: given('password') };
            return register(token ? { ...account, owner_token: token } : account);
          }}
          onDone={() => {
            forgetAll();
            void navigate(goOnAt(search), { replace: true });
          }}
        >
          <Field name="username" label={words.name} autoComplete="username" {...NAME} />
          <Field
            name="password"
            label={words.password}
            type="password"
            autoComplete="new-password"
            minLength={10}
          />
          <details>
            <summary className="small quiet">{words.owner}</summary>
            <Field
              name="owner_token"
              label={words.ownerToken}
              required={false}
              autoComplete="off"
            />
          </details>
          {isProving && (
            <p role="status" className="small">
              {words.proving}
            </p>
          )}
        </Form>
        <p>
          <span className="quiet">{words.instead}</span>{' '}
          <Link to={{ pathname: '/sign-in', search: search.toString() }}>{words.signIn}</Link>
        </p>
      </Page>
    </Queries>
  );
}

import type { LinkBegun, Result, SignInProvider } from '@cloudclicker/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { Field } from '../lib/Field.tsx';
import { Form } from '../lib/Form.tsx';
import { useWords } from '../words/useWords.ts';
import style from './Sessions.module.css';
import { useAccounts, useProviders } from './useAccounts.ts';

/** The providers that one may sign in with; nothing where there are none. */
export function Identities({ id }: { readonly id: number }): ReactNode {
  const { identities: words } = useWords().words.account;
  const accounts = useAccounts();
  const providers = useProviders();
  const query = useAsked(['identities', id], () => accounts.identities(id));
  if (providers.length === 0) return null;
  return (
    <section className={style['sessions']}>
      <h2>{words.title}</h2>
      <p className="quiet small">{words.text}</p>
      <Asked query={query} loading={words.loading}>
        {({ identities }) =>
          providers.map((provider) => (
            <Identity
              key={provider.id}
              id={id}
              provider={provider}
              isLinked={identities.some((linked) => linked.provider === provider.id)}
            />
          ))
        }
      </Asked>
    </section>
  );
}

interface Props {
  readonly id: number;
  readonly provider: SignInProvider;
  readonly isLinked: boolean;
}

/** To link one takes a way there and back, to take it away only the password. */
function Identity({ id, provider, isLinked }: Props): ReactNode {
  const { identities: words } = useWords().words.account;
  const accounts = useAccounts();
  const queries = useQueryClient();
  return (
    <Form<LinkBegun | null>
      deed={isLinked ? words.unlink(provider.name) : words.link(provider.name)}
      ask={(given): Promise<Result<LinkBegun | null>> => {
        const password = given('password');
        return isLinked
          ? accounts.unlinkIdentity(id, provider.id, password)
          : accounts.linkIdentity(id, provider.id, password);
      }}
      onDone={(begun) => {
        if (begun) location.assign(begun.location);
        else void queries.invalidateQueries({ queryKey: ['identities'] });
      }}
    >
      <Field
        name="password"
        label={words.password}
        type="password"
        autoComplete="current-password"
      />
    </Form>
  );
}

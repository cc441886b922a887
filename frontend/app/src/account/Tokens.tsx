import type { Account, ApiToken } from '@cloudclicker/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { DeedButton } from '../lib/DeedButton.tsx';
import { Row, Rows } from '../lib/Rows.tsx';
import { useWords, type Speech } from '../words/useWords.ts';
import { MakeToken } from './MakeToken.tsx';
import style from './Tokens.module.css';
import { useAccounts } from './useAccounts.ts';

/** The tokens of somebody's programs. */
export function Tokens({ account }: { readonly account: Account }): ReactNode {
  const { tokens: words } = useWords().words.account;
  const accounts = useAccounts();
  const id = account.user_id;
  const query = useAsked(['tokens', id], () => accounts.tokens(id));
  return (
    <section className={style['tokens']}>
      <h2>{words.title}</h2>
      <p className="quiet small">{words.text}</p>
      <Asked query={query} loading={words.loading}>
        {({ tokens }) =>
          tokens.length === 0 ? (
            <p className="quiet">{words.none}</p>
          ) : (
            <Rows>
              {tokens.map((token) => (
                <OneToken key={token.id} id={id} token={token} />
              ))}
            </Rows>
          )
        }
      </Asked>
      <MakeToken account={account} />
    </section>
  );
}

function OneToken({ id, token }: { readonly id: number; readonly token: ApiToken }): ReactNode {
  const speech = useWords();
  const { tokens: words } = speech.words.account;
  const accounts = useAccounts();
  const queries = useQueryClient();
  return (
    <Row name={token.name} detail={detail(token, speech)}>
      <DeedButton
        deed={words.revoke}
        label={words.revokeWhich(token.name)}
        ask={() => accounts.revokeToken(id, token.id)}
        onDone={() => void queries.invalidateQueries({ queryKey: ['tokens'] })}
      />
    </Row>
  );
}

function detail({ scopes, created_at, expires_at }: ApiToken, { words, day }: Speech): string {
  const { tokens } = words.account;
  const may = scopes.map(
    (scope) => tokens.may[scope] ?? tokens.mayPress(scope.replace(/^press:/, '')),
  );
  const end = expires_at === null ? tokens.forEver : tokens.until(day(expires_at));
  return [...may, tokens.made(day(created_at)), end].join(', ');
}

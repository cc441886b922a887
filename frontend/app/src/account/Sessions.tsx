import type { SignInSession } from '@cloudclicker/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { DeedButton } from '../lib/DeedButton.tsx';
import { Row, Rows } from '../lib/Rows.tsx';
import { useNow } from '../lib/useNow.ts';
import type { Words } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import style from './Sessions.module.css';
import { device } from './device.ts';
import { useAccounts } from './useAccounts.ts';

const EVERY = 30_000;

interface Props {
  readonly id: number;
  readonly onLeave: () => void;
}

/** Where somebody is signed in, and the end of that. */
export function Sessions({ id, onLeave }: Props): ReactNode {
  const { sessions: words } = useWords().words.account;
  const accounts = useAccounts();
  const query = useAsked(['sessions', id], () => accounts.sessions(id), EVERY);
  return (
    <section className={style['sessions']}>
      <h2>{words.title}</h2>
      <Asked query={query} loading={words.loading}>
        {({ sessions }) => (
          <Rows>
            {sessions.map((session) => (
              <OneSession key={session.id} id={id} session={session} onLeave={onLeave} />
            ))}
          </Rows>
        )}
      </Asked>
      <DeedButton deed={words.endAll} ask={() => accounts.endSessions(id)} onDone={onLeave} />
    </section>
  );
}

function OneSession({
  id,
  session,
  onLeave,
}: Props & { readonly session: SignInSession }): ReactNode {
  const { words, ago } = useWords();
  const { sessions } = words.account;
  const accounts = useAccounts();
  const queries = useQueryClient();
  const used = Math.max(0, useNow(EVERY) - Date.parse(session.used_at));
  const name = said(session.agent, words);
  return (
    <Row
      name={session.present ? `${name} – ${sessions.present}` : name}
      detail={sessions.used(ago(used), session.address)}
    >
      <DeedButton
        deed={sessions.end}
        label={sessions.endWhich(name)}
        ask={() => accounts.endSession(id, session.id)}
        onDone={() => {
          if (session.present) onLeave();
          void queries.invalidateQueries({ queryKey: ['sessions'] });
        }}
      />
    </Row>
  );
}

function said(agent: string, { account }: Words): string {
  const known = device(agent);
  if (!known) return account.device.unknown;
  return known.system === undefined
    ? known.browser
    : account.device.of(known.browser, known.system);
}

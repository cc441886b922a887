import type { Account } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../words/useWords.ts';
import { Notice } from './Notice.tsx';
import { includes, type Role } from './roles.ts';
import { useSession } from './service.ts';
import { signInPath } from './sign-in-path.ts';

interface Props {
  readonly role?: Role;
  readonly children: (account: Account) => ReactNode;
}

/** Shows a page to whom it is for, and says to anybody else what to do. */
export function Gate({ role = 'USER', children }: Props): ReactNode {
  const { words } = useWords();
  const session = useSession();
  const { pathname } = useLocation();
  if (session.who === 'unsure') {
    return session.isAway ? (
      <Notice title={words.away.title} text={words.away.text} />
    ) : (
      <p role="status" className="quiet">
        {words.gate.unsure}
      </p>
    );
  }
  if (session.who === 'nobody') {
    const { title, text, ended, deed } = words.gate.nobody;
    return (
      <Notice title={title} text={session.hasEnded ? ended : text}>
        <Link to={signInPath(pathname)}>{deed}</Link>
      </Notice>
    );
  }
  if (!includes(session.account.role, role)) {
    const { title, text, home } = words.gate.forbidden;
    return (
      <Notice title={title} text={text(session.account.username)}>
        <Link to="/">{home}</Link>
      </Notice>
    );
  }
  return children(session.account);
}

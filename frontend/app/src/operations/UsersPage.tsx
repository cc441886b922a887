import type { Account, Role } from '@cloudclicker/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { value, type Refused } from '../lib/asked.ts';
import { Pages } from '../lib/Pages.tsx';
import { refusal } from '../lib/refusal.ts';
import { isOwner } from '../lib/roles.ts';
import { Row, Rows } from '../lib/Rows.tsx';
import { useService } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import { Staff } from './Staff.tsx';
import style from './Staff.module.css';
import { useAccounts } from './useOperations.ts';

const ROLES: readonly Role[] = ['USER', 'AUDITOR', 'OWNER'];

/** `/users`: who is registered, and what each may do. */
export default function UsersPage(): ReactNode {
  const { users: words } = useWords().words.operations;
  return <Staff title={words.title}>{(account) => <Users own={account} />}</Staff>;
}

function Users({ own }: { readonly own: Account }): ReactNode {
  const { users: words } = useWords().words.operations;
  const accounts = useAccounts();
  return (
    <section className={style['section']}>
      <h1>{words.title}</h1>
      <Pages
        about={['users']}
        ask={(cursor) => accounts.list(cursor)}
        loading={words.loading}
        more={words.more}
      >
        {(pages) => (
          <Rows>
            {pages
              .flatMap(({ users }) => users)
              .map((user) => (
                <User key={user.user_id} user={user} own={own} />
              ))}
          </Rows>
        )}
      </Pages>
    </section>
  );
}

function User({ user, own }: { readonly user: Account; readonly own: Account }): ReactNode {
  const { words, day } = useWords();
  const { users } = words.operations;
  const since = users.since(day(user.created_at));
  const role = users.roles[user.role as Role];
  return (
    <Row
      name={user.user_id === own.user_id ? `${user.username} – ${users.you}` : user.username}
      detail={isOwner(own) ? since : `${role}, ${since}`}
    >
      {isOwner(own) && <RoleChoice user={user} />}
    </Row>
  );
}

/** It takes effect at once, on all instances. */
function RoleChoice({ user }: { readonly user: Account }): ReactNode {
  const { words } = useWords();
  const { users } = words.operations;
  const { session } = useService();
  const accounts = useAccounts();
  const queries = useQueryClient();
  const changing = useMutation<unknown, Refused, Role>({
    mutationFn: async (role) => value(await accounts.changeRole(user.user_id, role)),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      await session.refresh();
    },
    networkMode: 'always',
  });
  return (
    <div className={style['role']}>
      <select
        aria-label={users.role(user.username)}
        value={changing.isPending ? changing.variables : user.role}
        disabled={changing.isPending}
        onChange={({ target }) => {
          changing.mutate(target.value as Role);
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {users.roles[role]}
          </option>
        ))}
      </select>
      {changing.error && (
        <p role="alert" className="small">
          {refusal(changing.error, words)}
        </p>
      )}
    </div>
  );
}

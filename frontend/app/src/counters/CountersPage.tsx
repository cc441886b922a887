import { useState, type ReactNode } from 'react';
import { Page } from '../lib/Page.tsx';
import { Queries } from '../lib/Queries.tsx';
import { isOwner } from '../lib/roles.ts';
import { useSession } from '../lib/service.ts';
import { useWords } from '../words/useWords.ts';
import { CounterList } from './CounterList.tsx';
import { MakeForm } from './MakeForm.tsx';

/** `/counters`: every counter with its live number; for owners, making and changing them. */
export default function CountersPage(): ReactNode {
  const { words } = useWords();
  const [prefix, setPrefix] = useState('');
  const session = useSession();
  const mayManage = session.who === 'somebody' && isOwner(session.account);
  return (
    <Queries>
      <Page title={words.counters.title}>
        <h1>{words.counters.title}</h1>
        <label className="field">
          <span className="small quiet">{words.counters.search}</span>
          <input
            type="search"
            value={prefix}
            pattern="[a-z0-9._-]*"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => {
              setPrefix(target.value.toLowerCase().replace(/[^a-z0-9._-]/g, ''));
            }}
          />
        </label>
        <CounterList prefix={prefix} mayManage={mayManage} />
        {mayManage && <MakeForm />}
      </Page>
    </Queries>
  );
}

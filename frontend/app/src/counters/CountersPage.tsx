import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { CounterList } from './CounterList.tsx';
import style from './CountersPage.module.css';
import { MakeForm } from './MakeForm.tsx';
import { TokenForm } from './TokenForm.tsx';
import { useToken } from './useToken.ts';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, networkMode: 'always' } },
});

/** `/counters`: every counter with its live number; with the API token, making and changing them. */
export default function CountersPage(): ReactNode {
  const { words } = useWords();
  const [prefix, setPrefix] = useState('');
  const { token, setToken } = useToken();
  return (
    <QueryClientProvider client={queries}>
      <title>{`${words.counters.title} · Cloud Clicker`}</title>
      <div className={style['page']}>
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
        <CounterList prefix={prefix} token={token} />
        {token !== undefined && <MakeForm token={token} />}
        <TokenForm token={token} onChange={setToken} />
      </div>
    </QueryClientProvider>
  );
}

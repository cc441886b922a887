import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Asked } from '../lib/Asked.tsx';
import { GLOBAL } from '../lib/global.ts';
import { Notice } from '../lib/Notice.tsx';
import { Page } from '../lib/Page.tsx';
import { Queries } from '../lib/Queries.tsx';
import { useWords } from '../words/useWords.ts';
import { Charts } from './Charts.tsx';
import { Choices } from './Choices.tsx';
import style from './DashboardPage.module.css';
import { Recent } from './Recent.tsx';
import { usePast } from './usePast.ts';
import { hasUtcDays, viewOf } from './view.ts';

/** `/dashboard` and `/dashboard/{name}`: a counter's past. */
export default function DashboardPage(): ReactNode {
  const { name = GLOBAL } = useParams();
  return (
    <Queries>
      <Dashboard key={name} name={name} />
    </Queries>
  );
}

function Dashboard({ name }: { readonly name: string }): ReactNode {
  const { words } = useWords();
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const query = usePast(name, view);
  const label = name === GLOBAL ? words.global : name;
  if (query.error?.problem?.type === 'unknown-counter') {
    return (
      <Notice title={words.missingCounter.title(name)} text={words.missingCounter.text}>
        <Link to="/counters">{words.missingCounter.make}</Link>
      </Notice>
    );
  }
  return (
    <Page title={words.dashboard.title(label)} isWide>
      <header className={style['head']}>
        <h1>{words.dashboard.title(label)}</h1>
        <Link to={name === GLOBAL ? '/' : `/c/${name}`}>{words.dashboard.counter}</Link>
      </header>
      <Choices
        view={view}
        onChange={(changed) => {
          const chosen = { ...Object.fromEntries(search), ...changed };
          setSearch(chosen, { replace: true });
        }}
      />
      <Asked query={query} loading={words.dashboard.loading}>
        {({ spans, view: shown, at }) => (
          <>
            {hasUtcDays(shown, at) && <p className="quiet small">{words.dashboard.utcDays}</p>}
            <Charts name={name} view={shown} spans={spans} />
            {name === GLOBAL && <Recent zone={shown.zone} />}
          </>
        )}
      </Asked>
    </Page>
  );
}

import type { Lag } from '@cloudclicker/client';
import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { Asked, useAsked } from '../lib/Asked.tsx';
import { Chart } from '../lib/chart/Chart.tsx';
import { useNow } from '../lib/useNow.ts';
import { useWords } from '../words/useWords.ts';
import { rates, remember } from './rates.ts';
import style from './Staff.module.css';
import { useOperations } from './useOperations.ts';
import { verdict } from './verdict.ts';

const EVERY = 2_000;
/** Bars have one scale, which begins with this, so that a tenth of a second doesn't look like much. */
const LEAST_SCALE = 5;
const LATE = 5;

/** How far the counting is behind, and why; measured each second, asked for every other. */
export function LagView(): ReactNode {
  const { operations: words } = useWords().words;
  const operations = useOperations();
  const query = useAsked(
    ['lag'],
    async () => {
      const told = await operations.lag();
      if (told.ok) remember(told.value);
      return told;
    },
    EVERY,
  );
  return (
    <Asked query={query} loading={words.loading}>
      {(lag) => (
        <>
          <Verdict lag={lag} />
          <div className={style['grid']}>
            <Partitions lag={lag} />
            <Rates lag={lag} />
          </div>
        </>
      )}
    </Asked>
  );
}

function Verdict({ lag }: { readonly lag: Lag }): ReactNode {
  const speech = useWords();
  const { operations } = speech.words;
  const age = useNow(1_000) - Date.parse(lag.as_of);
  const measured =
    age < 5_000 ? operations.verdict.justNow : operations.verdict.measured(speech.ago(age));
  return (
    <header className={style['verdict']}>
      <h1 data-testid="verdict">{verdict(lag, speech)}</h1>
      {lag.lost > 0 && <p role="alert">{operations.verdict.lost(lag.lost)}</p>}
      <p className="quiet small">
        {measured} · {operations.runbook(lag.runbook)}
      </p>
    </header>
  );
}

/** Text beside each bar says the same, so there is no table behind them. */
function Partitions({ lag }: { readonly lag: Lag }): ReactNode {
  const { words, seconds, number } = useWords();
  const { lag: said } = words.operations;
  const scale = Math.max(LEAST_SCALE, ...lag.partitions.map((part) => part.seconds ?? 0));
  return (
    <section className={style['section']}>
      <h2>{said.title}</h2>
      <dl className={style['bars']}>
        {lag.partitions.map((part) => (
          <div key={part.partition}>
            <dt>
              <span className="visually-hidden">{said.partition} </span>
              {part.partition}
            </dt>
            <dd className={style['track']} aria-hidden="true">
              <span
                className={style['bar']}
                data-late={(part.seconds ?? LATE) >= LATE}
                style={{ '--share': String((part.seconds ?? 0) / scale) } as CSSProperties}
              />
            </dd>
            <dd>
              {part.records === 0
                ? said.none
                : said.row(
                    part.seconds === null ? words.chart.unknown : seconds(part.seconds),
                    number(part.records),
                  )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What this page has seen since it was opened; longer histories are the dashboards' business. */
function Rates({ lag }: { readonly lag: Lag }): ReactNode {
  const { words, number } = useWords();
  const { rates: said } = words.operations;
  const marks = useMemo(() => rates(lag), [lag]);
  return (
    <Chart
      title={said.title}
      summary={said.summary(number(lag.rate_in), number(lag.rate_out))}
      kind="lines"
      marks={marks}
      names={[said.in, said.out]}
      zone="local"
      write={number}
    />
  );
}

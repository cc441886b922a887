import { useMemo, type ReactNode } from 'react';
import { Chart } from '../lib/chart/Chart.tsx';
import { times } from '../lib/chart/zone.ts';
import { useWords } from '../words/useWords.ts';
import style from './DashboardPage.module.css';
import { Download } from './Download.tsx';
import { clickMarks, totalMarks } from './marks.ts';
import type { Span } from './span.ts';
import type { View } from './view.ts';

interface Props {
  readonly name: string;
  readonly view: View;
  readonly spans: readonly Span[];
}

/** The same past twice: what the counter stood at, and what came. */
export function Charts({ name, view, spans }: Props): ReactNode {
  const { words, number, locale } = useWords();
  const { dashboard } = words;
  const clicks = spans.reduce((sum, span) => sum + span.clicks, 0);
  const totals = useMemo(() => totalMarks(spans, dashboard.reset), [spans, dashboard.reset]);
  const came = useMemo(() => clickMarks(spans), [spans]);
  const last = spans.at(-1)?.total ?? 0;
  const when = times(view.zone, locale, { dateStyle: 'medium', timeStyle: 'short' });
  const since = spans[0] ? when(spans[0].from) : '';
  return (
    <div className={style['charts']}>
      <Chart
        title={dashboard.total}
        summary={dashboard.totalNow(number(last), dashboard.now)}
        kind="lines"
        marks={totals}
        names={[dashboard.count]}
        zone={view.zone}
        write={number}
      />
      <Chart
        title={dashboard.per[view.step]}
        summary={dashboard.sum(number(clicks), since)}
        kind="bars"
        marks={came}
        names={[dashboard.clicks]}
        zone={view.zone}
        write={number}
      />
      <Download name={`${name}-${view.range}-${view.step}`} spans={spans} />
    </div>
  );
}

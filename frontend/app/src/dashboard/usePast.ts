import { history } from '@cloudclicker/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useAsked } from '../lib/Asked.tsx';
import type { Refused } from '../lib/asked.ts';
import { useService } from '../lib/service.ts';
import { byDay, spans, type Span } from './span.ts';
import { asked, type View } from './view.ts';

/** A counter's past, as it was at one moment. */
export interface Past {
  readonly view: View;
  readonly at: number;
  readonly spans: readonly Span[];
}

const OFTEN = 10_000;
const SELDOM = 60_000;

/** The past goes on: what is asked for in small steps is asked for often. */
export function usePast(counter: string, view: View): UseQueryResult<Past, Refused> {
  const { session } = useService();
  const ask = async () => {
    const at = Date.now();
    const { isByDay, ...series } = asked(view, at);
    const told = await history(session, counter, series);
    if (!told.ok) return told;
    const all = spans(told.value.points, series.step, at);
    return { ok: true, value: { view, at, spans: isByDay ? byDay(all) : all } } as const;
  };
  const isFine = view.range === 'hour' || view.range === 'day';
  return useAsked<Past>(['past', counter, view], ask, isFine ? OFTEN : SELDOM);
}

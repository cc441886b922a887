import { history } from '@cloudclicker/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../../words/useWords.ts';
import { Refused, value } from '../asked.ts';
import { useService } from '../service.ts';
import { Lane } from './lane.ts';
import style from './LastHour.module.css';
import { outline } from './outline.ts';

interface Props {
  readonly name: string;
  /** How often it is asked for anew, in milliseconds. */
  readonly every: number;
  /** Whether it is also said in words that everybody sees. */
  readonly isSaid?: boolean;
}

const HOUR = 3_600_000;
const [WIDTH, HEIGHT] = [120, 24];
/** A long list is no burst for the service, and leaves the browser connections for presses. */
const lane = new Lane(3);

/** What came to a counter in the last hour, minute by minute, at a glance; nothing while it is not known. */
export function LastHour({ name, every, isSaid = false }: Props): ReactNode {
  const { words, number } = useWords();
  const { session } = useService();
  const { data } = useQuery<readonly number[], Refused>({
    queryKey: ['last-hour', name],
    queryFn: async () => {
      const from = new Date(Date.now() - HOUR);
      const told = await lane.run(() => history(session, name, { from, step: '1m' }));
      return value(told).points.map(({ clicks }) => clicks);
    },
    refetchInterval: every,
    staleTime: every,
  });
  if (!data) return <span className={style['hour']} data-said={isSaid} />;
  const label = words.chart.lastHour(number(data.reduce((sum, clicks) => sum + clicks, 0)));
  return (
    <span className={style['hour']} data-said={isSaid}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 -2 ${String(WIDTH)} ${String(HEIGHT + 4)}`}
        preserveAspectRatio="none"
      >
        <path d={outline(data, WIDTH, HEIGHT)} vectorEffect="non-scaling-stroke" />
      </svg>
      {isSaid && <span aria-hidden="true">{label}</span>}
    </span>
  );
}

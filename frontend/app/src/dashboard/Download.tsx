import { useEffect, useMemo, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { csv } from './csv.ts';
import type { Span } from './span.ts';

/** What the charts show, as a file. */
export function Download(props: {
  readonly name: string;
  readonly spans: readonly Span[];
}): ReactNode {
  const { dashboard } = useWords().words;
  const { name, spans } = props;
  const url = useMemo(
    () => URL.createObjectURL(new Blob([csv(spans)], { type: 'text/csv' })),
    [spans],
  );
  useEffect(
    () => () => {
      URL.revokeObjectURL(url);
    },
    [url],
  );
  return (
    <a className="button small" href={url} download={`${name}.csv`}>
      {dashboard.csv}
    </a>
  );
}

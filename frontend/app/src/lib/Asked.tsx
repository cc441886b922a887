import type { Result } from '@cloudclicker/client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { Refused, value } from './asked.ts';
import style from './Asked.module.css';
import { refusal } from './refusal.ts';

/** What the service tells; asked for again every so often where that is said. */
export function useAsked<T>(
  key: readonly unknown[],
  ask: () => Promise<Result<T>>,
  everyMillis?: number,
): UseQueryResult<T, Refused> {
  return useQuery<T, Refused>({
    queryKey: key,
    queryFn: async () => value(await ask()),
    ...(everyMillis !== undefined && { refetchInterval: everyMillis }),
    placeholderData: (before) => before,
  });
}

interface Props<T> {
  readonly query: UseQueryResult<T, Refused>;
  readonly loading: string;
  readonly children: (told: T) => ReactNode;
}

/** What was told, or that it comes, or why it doesn't and how to try again. */
export function Asked<T>({ query, loading, children }: Props<T>): ReactNode {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && <Failure error={query.error} onAgain={query.refetch} />}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <Failure error={query.error} onAgain={query.refetch} />;
  return <Loading what={loading} />;
}

export function Loading({ what }: { readonly what: string }): ReactNode {
  return <div role="status" aria-label={what} className={style['skeleton']} />;
}

export function Failure(props: {
  readonly error: Refused;
  readonly onAgain: () => Promise<unknown>;
}): ReactNode {
  const { words } = useWords();
  const { away } = words;
  return (
    <div role="alert" className={style['failed']}>
      <p>{props.error.isSilence ? `${away.title}. ${away.text}` : refusal(props.error, words)}</p>
      <button type="button" className="button small" onClick={() => void props.onAgain()}>
        {words.refused.again}
      </button>
    </div>
  );
}

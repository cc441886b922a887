import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import type { Result } from '@cloudclicker/client';
import type { ReactNode } from 'react';
import { Failure } from './Asked.tsx';
import style from './Asked.module.css';
import { value, type Refused } from './asked.ts';

interface Page {
  readonly next: string | null;
}

interface Props<P extends Page> {
  readonly about: readonly unknown[];
  readonly ask: (cursor: string) => Promise<Result<P>>;
  readonly everyMillis?: number;
  readonly loading: string;
  readonly more: string;
  readonly children: (pages: readonly P[]) => ReactNode;
}

/** A list that comes in pages, and a button for the next one while there is one. */
export function Pages<P extends Page>(props: Props<P>): ReactNode {
  const query = useInfiniteQuery<P, Refused, InfiniteData<P>, readonly unknown[], string>({
    queryKey: props.about,
    queryFn: async ({ pageParam }) => value(await props.ask(pageParam)),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
    ...(props.everyMillis !== undefined && { refetchInterval: props.everyMillis }),
  });
  return (
    <>
      {query.error && <Failure error={query.error} onAgain={query.refetch} />}
      {query.isPending && (
        <div role="status" aria-label={props.loading} className={style['skeleton']} />
      )}
      {query.data && props.children(query.data.pages)}
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {props.more}
        </button>
      )}
    </>
  );
}

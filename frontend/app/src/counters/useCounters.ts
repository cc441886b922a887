import { Directory, type CounterPage, type NewCounter, type Result } from '@cloudclicker/client';
import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { value, type Refused } from '../lib/asked.ts';
import { useService } from '../lib/service.ts';

const COUNTERS = 'counters';

/** The counters, as whoever is signed in may see and change them. */
function useDirectory(): Directory {
  const { session } = useService();
  return useMemo(() => new Directory(session), [session]);
}

export function useCounters(
  prefix: string,
): UseInfiniteQueryResult<InfiniteData<CounterPage>, Refused> {
  const directory = useDirectory();
  return useInfiniteQuery<CounterPage, Refused, InfiniteData<CounterPage>, string[], string>({
    queryKey: [COUNTERS, prefix],
    queryFn: async ({ pageParam }) => value(await directory.list(prefix, pageParam)),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

type Changing<T> = UseMutationResult<null, Refused, T>;

export function useMakeCounter(): Changing<NewCounter> {
  const directory = useDirectory();
  return useChange((counter: NewCounter) => directory.make(counter));
}

export function useResetCounter(): Changing<string> {
  const directory = useDirectory();
  return useChange((name: string) => directory.reset(name));
}

export function useDeleteCounter(): Changing<string> {
  const directory = useDirectory();
  return useChange((name: string) => directory.delete(name));
}

/** The list is read anew after a change, also after one that may have been made. */
function useChange<T>(change: (what: T) => Promise<Result<null>>): Changing<T> {
  const queries = useQueryClient();
  return useMutation<null, Refused, T>({
    mutationFn: async (what) => value(await change(what)),
    onSettled: () => queries.invalidateQueries({ queryKey: [COUNTERS] }),
    networkMode: 'always',
  });
}

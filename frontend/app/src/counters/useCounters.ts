import {
  Directory,
  type CounterPage,
  type NewCounter,
  type Problem,
  type Result,
} from '@cloudclicker/client';
import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
} from '@tanstack/react-query';

const COUNTERS = 'counters';
const directory = new Directory();

/** An answer that was not what was asked for; without a problem, none came. */
export class Refused extends Error {
  readonly problem: Problem | undefined;

  constructor(problem: Problem | undefined) {
    super(problem?.detail ?? 'no answer');
    this.problem = problem;
  }
}

export function useCounters(
  prefix: string,
): UseInfiniteQueryResult<InfiniteData<CounterPage>, Refused> {
  return useInfiniteQuery<CounterPage, Refused, InfiniteData<CounterPage>, string[], string>({
    queryKey: [COUNTERS, prefix],
    queryFn: async ({ pageParam }) => value(await directory.list(prefix, pageParam)),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

type Changing<T> = UseMutationResult<null, Refused, T>;

export function useMakeCounter(token: string): Changing<NewCounter> {
  return useChange((counter: NewCounter) => directory.make(counter, token));
}

export function useResetCounter(token: string): Changing<string> {
  return useChange((name: string) => directory.reset(name, token));
}

export function useDeleteCounter(token: string): Changing<string> {
  return useChange((name: string) => directory.delete(name, token));
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

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.problem);
  return result.value;
}

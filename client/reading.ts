/**
 * Reads something for a page and keeps it fresh. Never suspends the page (a query's `data` does so until the first
 * answer): what is shown stays while something newer is asked for, and stays when that fails.
 */
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/solid-query';
import { createComputed, createSignal, on } from 'solid-js';
import { mayRetry, type Problem, problemOf } from './problem.ts';

export type Reading<T> = {
  /** Undefined until the first answer. Rows are kept by their `id`, so that a change moves no other row. */
  readonly data: T | undefined;
  /** Why the newest try failed; undefined when it did not. */
  readonly problem: Problem | undefined;
  /** Something else is asked for than what is shown. */
  readonly isStale: boolean;
  /** When what is shown was read, ms; 0 before the first answer. */
  readonly readAt: number;
  again: () => void;
};

export function createReading<T>(
  options: () => {
    key: readonly unknown[];
    read: () => Promise<T>;
    /** What was read for another key stays meanwhile, if it was of the same: another page of one store's list. */
    of?: string;
  },
): Reading<T> {
  const query = useQuery(() => ({
    queryKey: options().key,
    queryFn: options().read,
    meta: { of: options().of },
    placeholderData: (before, read) =>
      options().of !== undefined && read?.meta?.of === options().of
        ? keepPreviousData(before)
        : undefined,
    reconcile: 'id',
  }));
  // A refused reading forgets its error while it asks again: the page would flicker between both at every change.
  const [problem, setProblem] = createSignal<Problem>();
  createComputed(
    on(
      () => JSON.stringify(options().key),
      () => setProblem(undefined),
      { defer: true },
    ),
  );
  createComputed(() => {
    if (query.error) setProblem(problemOf(query.error));
    else if (query.isSuccess && !query.isPlaceholderData) setProblem(undefined);
  });
  return {
    get data() {
      return query.dataUpdatedAt > 0 || query.isPlaceholderData
        ? (query.data as T | undefined)
        : undefined;
    },
    get problem() {
      return problem();
    },
    get isStale() {
      return query.isPlaceholderData;
    },
    get readAt() {
      return query.dataUpdatedAt;
    },
    again: () => void query.refetch(),
  };
}

/** One for the page. A browser's own idea of being offline is not asked: this machine answers without a network. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 2_000,
      retry: (count, error) => count < 2 && mayRetry(error),
      retryDelay: (count) => 400 * 2 ** count,
    },
  },
});

let isOwed = false;

/**
 * Reads everything again that is shown. While something is being read it waits for that to end: starting over at every
 * change would let a slow reading never come to its end.
 */
export function readAgain(): void {
  if (isOwed) return;
  if (queryClient.isFetching() === 0) {
    void queryClient.invalidateQueries();
    return;
  }
  isOwed = true;
  const stop = queryClient.getQueryCache().subscribe(() => {
    if (queryClient.isFetching() > 0) return;
    stop();
    isOwed = false;
    void queryClient.invalidateQueries();
  });
}

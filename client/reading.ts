/**
 * Reads something for a page and keeps it fresh. Never suspends the page (a query's `data` does so until the first
 * answer): what is shown stays while something newer is asked for, and stays when that fails.
 */
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/solid-query';
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
  options: () => { key: readonly unknown[]; read: () => Promise<T>; enabled?: boolean },
): Reading<T> {
  const query = useQuery(() => ({
    queryKey: options().key,
    queryFn: options().read,
    enabled: options().enabled ?? true,
    placeholderData: keepPreviousData,
    reconcile: 'id',
  }));
  return {
    get data() {
      return query.dataUpdatedAt > 0 || query.isPlaceholderData
        ? (query.data as T | undefined)
        : undefined;
    },
    get problem() {
      return query.error ? problemOf(query.error) : undefined;
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

// The dashboard's own procedures, called from a script.
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../worker/trpc/router.ts';

/** A client of the instance whose dashboard is at `dashboard`; each call may take a minute. */
export function routerClient(dashboard: string) {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${dashboard}/trpc`,
        fetch: (url, options) =>
          fetch(url, { ...(options as RequestInit), signal: AbortSignal.timeout(60_000) }),
      }),
    ],
  });
}

/** One sentence about why a call failed: the worker's own where it answered. */
export function failureSentence(error: unknown): string {
  if (error instanceof TRPCClientError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

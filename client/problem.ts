/** A failed call in words: our server's sentence where it answered, else our own for a lost connection. */
import { TRPCClientError } from '@trpc/client';

export type Problem = {
  says: string;
  /** The server's code, such as `NOT_FOUND`; undefined where it did not answer at all. */
  code: string | undefined;
};

export function problemOf(error: unknown): Problem {
  if (error instanceof TRPCClientError && error.data) {
    const { code } = error.data as { code?: string };
    return { says: error.message, code: code ?? 'UNKNOWN' };
  }
  return { says: 'Crossdock does not answer. Check your connection.', code: undefined };
}

/** Whether asking again could help: what the server refused stays refused. */
export const mayRetry = (error: unknown): boolean => {
  const { code } = problemOf(error);
  return code === undefined || code === 'INTERNAL_SERVER_ERROR';
};

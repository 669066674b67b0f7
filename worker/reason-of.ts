/** A failure's words without what it was about: a database error quotes its parameters, which may be secrets. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  // drizzle puts the statement and every bound value into its message; the cause says what was wrong.
  if (error.message.startsWith('Failed query'))
    return error.cause instanceof Error ? `database: ${error.cause.message}` : 'a query failed';
  return error.message;
}

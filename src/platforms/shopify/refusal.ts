/** Turns the user errors of a mutation into a refusal: the store understood and did nothing. */
import { fail, type Result } from '../../shared/result.ts';
import type { PlatformFailure } from '../platform-failure.ts';

export type UserError = { code?: string | null; field: string[] | null; message: string };

/** @returns undefined where there are none */
export function refusalOf(
  userErrors: UserError[],
): Extract<PlatformFailure, { kind: 'refused' }> | undefined {
  const [first] = userErrors;
  if (!first) return undefined;
  const message = userErrors.map((error) => error.message).join('; ');
  return {
    kind: 'refused',
    code: first.code ?? 'USER_ERROR',
    message,
    ...(first.field && { field: first.field.join('.') }),
  };
}

/** A mutation that answers neither a result nor an error: nobody knows what it did. */
export const neither = (what: string): Result<never, PlatformFailure> =>
  fail({ kind: 'unknown', message: `The store answered neither ${what} nor an error.` });

/** The thing asked for is not there: the store answered, and its answer is empty. */
export const gone = (what: string): Result<never, PlatformFailure> =>
  fail({ kind: 'not-found', message: `The store has no such ${what} (any more).` });

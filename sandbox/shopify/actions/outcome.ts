// What an action of the store answers: the record it made or changed, or why not, as Shopify's userErrors say it.
import type { Result } from '../../../src/shared/result.ts';

/** One mistake in what was asked: Shopify's code, the path of the input, and a sentence. */
export type ActionFailure = { code: string; field: string[] | null; message: string };

export type Outcome<T> = Result<T, ActionFailure[]>;

/** A refusal with one failure. */
export const refuse = (code: string, field: string[] | null, message: string) => ({
  ok: false as const,
  failure: [{ code, field, message }],
});

/** Reads the order number that a person typed: `1001`, `#1001` and ` 1001 ` mean the same order (OP10). */
import { fail, ok, type Result } from '../shared/result.ts';

const charactersAtMost = 50;

/** @returns the number without what people put around it; or a sentence that says what to type instead */
export function readNumber(typed: string): Result<string, string> {
  if (/\p{Cc}/u.test(typed))
    return fail('Type the order number on one line, without control characters.');
  const number = typed.trim().replace(/^#\s*/, '');
  if (number === '') return fail('Type the order number, for example 1001.');
  return number.length > charactersAtMost
    ? fail(`An order number has ${charactersAtMost} characters at most.`)
    : ok(number);
}

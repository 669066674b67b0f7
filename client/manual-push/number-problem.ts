/** What is wrong with an order number as typed, before any store is asked. Pure. */

const longest = 50;

/** @returns a sentence; undefined where nothing is */
export function numberProblem(typed: string): string | undefined {
  const number = typed.trim();
  if (number.replace(/^#/, '') === '') return 'Type the order’s number.';
  if (number.length > longest) return `An order number has ${longest} characters at most.`;
  if (/\p{Cc}/u.test(number)) return 'Type the number on one line.';
  return undefined;
}

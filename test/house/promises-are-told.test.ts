// Ties docs/promises.md to the tests: a promise kept here has a test that quotes its number, and no test quotes a
// number that is not promised.
import { expect, it } from 'vitest';
import { readSource, sourceFiles } from '../support/tooling/source-files.ts';

// A promise is a line `- **OP1** …`, ending in `(here)` or `(not yet)`, perhaps on one of its following lines.
const promise = /^- \*\*([A-Z]{2,3}\d+)\*\*((?:.|\n(?!- \*\*|\n|#))*)/gm;
// Only a title begins with a number in brackets.
const quoted = /['"`]\[([A-Z]{2,3}\d+(?:,\s*[A-Z]{2,3}\d+)*)\]\s/g;

const promises = [...readSource('docs/promises.md').text.matchAll(promise)].map((match) => ({
  number: match[1] ?? '',
  state: /\((here|not yet)\)\s*$/.exec(match[2] ?? '')?.[1],
}));
const quotes = sourceFiles(['test'], ['.test.ts', '.test.tsx']).flatMap(({ path, text }) =>
  [...text.matchAll(quoted)].flatMap((match) =>
    (match[1] ?? '').split(',').map((number) => ({ path, number: number.trim() })),
  ),
);

it('every promise says whether it is kept here or not yet, and no number is used twice', () => {
  expect(promises.length).toBeGreaterThan(0);
  expect(promises.filter(({ state }) => state === undefined)).toEqual([]);
  const numbers = promises.map(({ number }) => number);
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});

it('every promise kept here has a test whose title quotes its number', () => {
  const told = new Set(quotes.map(({ number }) => number));
  const untold = promises
    .filter(({ number, state }) => state === 'here' && !told.has(number))
    .map(({ number }) => number);
  expect(untold).toEqual([]);
});

it('no test quotes a number that docs/promises.md does not have', () => {
  const known = new Set(promises.map(({ number }) => number));
  expect(quotes.filter(({ number }) => !known.has(number))).toEqual([]);
});

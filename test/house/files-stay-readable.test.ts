// Keeps files small, opened by a sentence, finished, and in the words of docs/glossary.md.
import { expect, it } from 'vitest';
import { sourceFiles } from '../support/tooling/source-files.ts';

const longest = 250;
// A file longer than that stands here with its reason.
const longFor: Record<string, string> = {
  'src/platforms/platform.ts':
    'the one port: whoever writes a platform reads every type of it in one place',
  'sandbox/shopify/records.ts': 'what a sandbox store keeps, a type a record, read as one list',
};

const code = sourceFiles(
  ['src', 'worker', 'db', 'client', 'sandbox', 'scripts', 'bench'],
  ['.ts', '.tsx', '.mjs'],
);
const everything = [...code, ...sourceFiles(['test'], ['.ts', '.tsx'])];

const found = (files: typeof code, wrong: RegExp) =>
  files.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) => (wrong.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );

it(`no file is longer than ${longest} lines without a reason`, () => {
  const long = code.filter(({ lines }) => lines.length - 1 > longest).map(({ path }) => path);
  expect(long.filter((path) => !(path in longFor))).toEqual([]);
  expect(Object.keys(longFor).filter((path) => !long.includes(path))).toEqual([]);
});

it('every file opens by saying what it does', () => {
  // The sentence stands first, or right below the imports as the docstring of the file's one export.
  const opening =
    /^(#![^\n]*\n)?(\s*(import|export)\s[^;]*?from\s+['"][^'"]+['"];|\s*import\s+['"][^'"]+['"];)*\s*(\/\/ \S|\/\*\*?\s)/;
  const silent = code.filter(({ text }) => !opening.test(text)).map(({ path }) => path);
  expect(silent).toEqual([]);
});

it('nothing is left for later', () => {
  // The words are put together here so that this file does not find itself.
  const later = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
  expect(found(everything, later)).toEqual([]);
});

it('the type checker and the linter are never told to look away', () => {
  const away =
    /(^|\s)(\/\/|\/\*)\s*(@ts-(ignore|nocheck|expect-error)|(biome-ignore|(oxlint|eslint)-disable))/;
  expect(found(everything, away)).toEqual([]);
  expect(found(everything, /(:|\bas|<)\s*any\b(?!\s+\w)/)).toEqual([]);
});

it('no test is skipped or runs alone', () => {
  const tests = sourceFiles(['test'], ['.test.ts', '.test.tsx']);
  expect(found(tests, /\b(it|test|describe)\.(skip|only|todo|fails|skipIf|runIf)\b/)).toEqual([]);
});

it('identifiers use the words of the field', () => {
  // Words other people's interfaces are made of: DOM, Solid, Node and Shopify's webhooks.
  const theirs =
    /\b(children|child_process|parent_id|parentNode|parentElement|parentPath|childNodes|firstChild|lastChild|appendChild)\b/g;
  const refused =
    /\b(parents?|child|master|slaves?)([A-Z_]\w*)?\b|[a-z](Parent|Child|Master|Slave|Manager|Helper|Util|Utils)\b|\b[A-Z]\w*(Manager|Helper|Util)\b/;
  const wrong = code.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) => {
      const identifiers = withoutText(line).replaceAll(theirs, '');
      return refused.test(identifiers) ? [`${path}:${at + 1} ${line.trim()}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

/** A line of code without its comments and strings, which quote other people's words. */
function withoutText(line: string): string {
  if (/^\s*(\*|\/\*|\/\/)/.test(line)) return '';
  return line
    .replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`/g, "''")
    .replace(/\/\/.*$/, '')
    .replace(/\/\*.*?\*\//g, '');
}

// Holds the import directions of ARCHITECTURE.md, read from the files themselves and not through the linter.
import { describe, expect, it } from 'vitest';
import { type Import, importsOf } from '../support/tooling/imports-of.ts';
import { sourceFiles } from '../support/tooling/source-files.ts';

type Layer = { folder: string; may: (target: Import) => boolean };

const within = (target: Import, ...folders: string[]) =>
  folders.some((folder) => target.to.startsWith(`${folder}/`));
const isPackage = (target: Import) =>
  !/^(src|worker|db|client|sandbox|scripts|test|bench)\//.test(target.to);
const isOf = (target: Import, ...packages: RegExp[]) =>
  packages.some((name) => name.test(target.to));

const layers: Layer[] = [
  {
    folder: 'src',
    may: (target) => within(target, 'src') || (isPackage(target) && isOf(target, /^zod(\/|$)/)),
  },
  {
    folder: 'db',
    may: (target) =>
      within(target, 'db', 'src/shared') ||
      (target.typeOnly && within(target, 'src')) ||
      (isPackage(target) && !isOf(target, /^node:/, /^cloudflare:/)),
  },
  {
    folder: 'worker',
    may: (target) =>
      within(target, 'worker', 'src', 'db') || (isPackage(target) && !isOf(target, /^node:/)),
  },
  {
    folder: 'client',
    may: (target) =>
      within(target, 'client', 'src') ||
      (target.typeOnly && within(target, 'worker/trpc')) ||
      (isPackage(target) && !isOf(target, /^node:/, /^cloudflare:/)),
  },
  {
    folder: 'sandbox',
    may: (target) => within(target, 'sandbox', 'src/shared') || isPackage(target),
  },
  {
    // It measures the product from outside, with the worlds of the tests, and needs no tests and no pages.
    folder: 'bench',
    may: (target) =>
      within(target, 'bench', 'src', 'worker', 'db', 'sandbox', 'test/support', 'scripts') ||
      (isPackage(target) && !isOf(target, /^vitest/)),
  },
];

describe('imports run one way', () => {
  it.each(layers)('$folder/ imports only what it may', ({ folder, may }) => {
    const wrong = sourceFiles([folder], ['.ts', '.tsx'])
      .flatMap(importsOf)
      .filter((target) => !may(target))
      .map(({ from, line, to }) => `${from}:${line} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  it('db/ never opens a transaction, which D1 does not have', () => {
    const wrong = sourceFiles(['db'], ['.ts'])
      .filter(({ text }) => text.includes('.transaction('))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});

describe('the reader of imports', () => {
  it('tells types from code in every form of import', () => {
    const text = [
      "import { a } from '../db/a.ts';",
      "import type { B } from './b.ts';",
      'import {',
      '  type C,',
      "} from '../src/c.ts';",
      "export * from './d.ts';",
      "import './e.ts';",
      "const f = await import('node:fs');",
    ].join('\n');
    const read = importsOf({ path: 'worker/x.ts', text, lines: text.split('\n') });
    expect(read.map(({ to, typeOnly, line }) => [to, typeOnly, line])).toEqual([
      ['db/a.ts', false, 1],
      ['worker/b.ts', true, 2],
      ['src/c.ts', true, 3],
      ['worker/d.ts', false, 6],
      ['worker/e.ts', false, 7],
      ['node:fs', false, 8],
    ]);
  });
});

// Fails where a document names a file or an npm command that does not exist.
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { existsInProject, readSource, sourceFiles } from '../support/tooling/source-files.ts';

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
    .filter(existsInProject)
    .map(readSource),
  ...sourceFiles(['docs'], ['.md']),
];
const ours =
  /`((?:src|worker|db|client|sandbox|scripts|test|docs|bench|\.ci)\/[\w./-]*|[\w.-]+\.(?:toml|config\.ts|md|json))(?::\d+)?`/g;
const linked = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const command = /(?:`|^|&& )npm (?:run )?([a-z][\w:-]*)/gm;
const npmsOwn = ['ci', 'install', 'exec', 'outdated', 'pack'];
// Written when a command runs, so never in a fresh clone.
const written = ['run.json', 'ports.json', 'package-lock.json'];

it('there are documents to read', () => {
  expect(documents.map(({ path }) => path)).toContain('CONTRIBUTING.md');
});

it('every path in backquotes exists', () => {
  const missing = documents.flatMap(({ path, text }) =>
    [...text.matchAll(ours)]
      .map((match) => match[1] ?? '')
      .filter((cited) => !written.includes(cited) && !existsInProject(cited))
      .map((cited) => `${path} cites ${cited}`),
  );
  expect(missing).toEqual([]);
});

it('every relative link leads somewhere', () => {
  const broken = documents.flatMap(({ path, text }) =>
    [...text.matchAll(linked)]
      .map((match) => normalize(join(dirname(path), match[1] ?? '')))
      .filter((target) => !existsInProject(target))
      .map((target) => `${path} links ${target}`),
  );
  expect(broken).toEqual([]);
});

it('every npm command cited is in package.json', () => {
  const { scripts } = JSON.parse(readSource('package.json').text) as { scripts: object };
  const unknown = documents.flatMap(({ path, text }) =>
    [...text.matchAll(command)]
      .map((match) => match[1] ?? '')
      .filter((name) => !(name in scripts) && !npmsOwn.includes(name))
      .map((name) => `${path} cites npm ${name}`),
  );
  expect(unknown).toEqual([]);
});

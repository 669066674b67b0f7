// docs/sandbox.md names what the sandbox really does: every query, mutation and fault, and no other.
import { expect, it } from 'vitest';
import { quietFaults } from '../../../sandbox/shopify/faults/fault-settings.ts';
import { resolvers } from '../../../sandbox/shopify/graphql/resolvers/index.ts';
import { readSource } from '../../support/tooling/source-files.ts';

const { text } = readSource('docs/sandbox.md');

const listed = (word: string) => {
  const paragraph = new RegExp(`^${word}: ([^.]*)\\.$`, 'm').exec(
    text.replaceAll(/([^\n])\n(?=\S)/g, '$1 '),
  );
  return [...(paragraph?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name);
};

it.each([
  ['Queries', 'QueryRoot'],
  ['Mutations', 'Mutation'],
])('%s are listed as they are served', (word, type) => {
  expect(listed(word)).toEqual(Object.keys(resolvers[type] ?? {}).sort());
});

it('every fault is explained', () => {
  const unexplained = Object.keys(quietFaults()).filter((name) => !text.includes(`\`${name}\``));
  expect(unexplained).toEqual([]);
});

// The documents that programs of this trade send: one text per operation, with the fragments it uses.
import { readdirSync, readFileSync } from 'node:fs';
import { type DefinitionNode, Kind, parse, print, visit } from 'graphql';

const folder = new URL('./documents/', import.meta.url);

/** @returns operation name → a document of its own */
export function readDocuments(): Map<string, string> {
  const operations = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    const { definitions } = parse(readFileSync(new URL(file, folder), 'utf8'));
    for (const definition of definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION)
        operations.set(definition.name?.value ?? '', withFragments(definition, definitions));
  }
  return operations;
}

function withFragments(operation: DefinitionNode, all: readonly DefinitionNode[]): string {
  const needed = new Set<DefinitionNode>([operation]);
  for (const definition of needed)
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = all.find(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
        );
        if (fragment !== undefined) needed.add(fragment);
      },
    });
  return [...needed].map(print).join('\n\n');
}

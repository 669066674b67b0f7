// Writes our documents as TypeScript constants, each with its types, its kind and what it may cost.
import { type GraphQLSchema, print, stripIgnoredCharacters } from 'graphql';
import { estimateCost, type VariableSizes } from './estimate-cost.ts';
import { fragmentsOf, nameOf, type Operations } from './load-operations.ts';

const opening = `// Our operations with their types and estimated costs. Written by scripts/graphql/generate.ts; do not edit.
import type { Operation } from '../operation.ts';
`;

/** @returns the text of generated/operations.ts */
export function writeOperations(
  schema: GraphQLSchema,
  { operations, fragments }: Operations,
  sizes: VariableSizes,
): string {
  const sorted = [...operations].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const types = sorted
    .flatMap((operation) => [typeOf(operation), `${typeOf(operation)}Variables`])
    .sort()
    .map((name) => `  ${name},\n`)
    .join('');
  const constants = sorted.map((operation) => {
    const nodes = [operation, ...fragmentsOf(operation, fragments)];
    const text = stripIgnoredCharacters(nodes.map(print).join('\n'));
    const name = nameOf(operation);
    return `export const ${constantOf(name)}: Operation<${typeOf(operation)}, ${typeOf(operation)}Variables> = {
  name: '${name}',
  kind: '${operation.operation}',
  cost: ${estimateCost(schema, fragments, operation, sizes)},
  text: ${JSON.stringify(text)},
};
`;
  });
  return [opening, `import type {\n${types}} from './types.ts';\n\n`, constants.join('\n')].join(
    '',
  );
}

/** The result type as graphql-codegen names it. */
function typeOf(operation: Operations['operations'][number]): string {
  return `${nameOf(operation)}${operation.operation === 'mutation' ? 'Mutation' : 'Query'}`;
}

const constantOf = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

// Checks and writes the queries that a store runs in bulk: they travel as text inside a mutation, where no type guards them.
import {
  type GraphQLSchema,
  getNamedType,
  type OperationDefinitionNode,
  print,
  specifiedRules,
  stripIgnoredCharacters,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { deprecatedUses } from './find-faults.ts';
import { nameOf, type Operations } from './load-operations.ts';

/** Shopify's limits of a bulk query (shopify.dev, bulk operations, queries; description of bulkOperationRunQuery). */
const mostConnections = 5;
const deepest = 2;

const opening = `// Queries that a store runs in bulk, as text. Written by scripts/graphql/generate.ts; do not edit.
`;

/** @returns a sentence for each fault; none where a store may run every query */
export function findBulkFaults(
  schema: GraphQLSchema,
  { document, operations }: Operations,
): string[] {
  const invalid = validate(schema, document, specifiedRules).map(({ message }) => message);
  if (invalid.length > 0) return invalid;
  const shape = operations.flatMap((operation) => {
    const name = nameOf(operation);
    const faults = connectionFaults(schema, operation).map((fault) => `${name} ${fault}`);
    if (operation.operation !== 'query') faults.push(`${name} is no query`);
    if (operation.selectionSet.selections.length !== 1)
      faults.push(`${name} has more than one top-level field`);
    if ((operation.variableDefinitions ?? []).length > 0) faults.push(`${name} has variables`);
    return faults;
  });
  return [...shape, ...deprecatedUses(schema, document)];
}

/** @returns the text of generated/bulk-queries.ts: each query without its name, which Shopify has no use for */
export function writeBulkQueries({ operations }: Operations): string {
  const constants = operations.map((operation) => {
    const name = nameOf(operation);
    const text = stripIgnoredCharacters(print(operation.selectionSet));
    return `export const ${name.charAt(0).toLowerCase()}${name.slice(1)} =\n  ${JSON.stringify(text)};\n`;
  });
  return [opening, ...constants].join('\n').replaceAll(/"((?:[^"\\]|\\.)*)";/g, quoted);
}

/** The formatter of this project prefers single quotes. */
const quoted = (_: string, text: string): string =>
  `'${text.replaceAll('\\"', '"').replaceAll("'", "\\'")}';`;

function connectionFaults(schema: GraphQLSchema, operation: OperationDefinitionNode): string[] {
  const types = new TypeInfo(schema);
  const open: string[] = [];
  let count = 0;
  let depth = 0;
  const isConnection = () => getNamedType(types.getType())?.name.endsWith('Connection') === true;
  visit(
    operation,
    visitWithTypeInfo(types, {
      Field: {
        enter({ name }) {
          if (!isConnection()) return;
          open.push(name.value);
          count += 1;
          depth = Math.max(depth, open.length);
        },
        leave() {
          if (isConnection()) open.pop();
        },
      },
    }),
  );
  return [
    ...(count === 0 ? ['has no connection'] : []),
    ...(count > mostConnections
      ? [`has ${count} connections; ${mostConnections} are allowed`]
      : []),
    ...(depth > deepest ? [`nests connections ${depth} deep; ${deepest} are allowed`] : []),
  ];
}

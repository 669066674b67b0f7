// Reads the query of a bulk operation and says what Shopify would not run of it.
// Rules: https://shopify.dev/docs/api/usage/bulk-operations/queries#operation-restrictions
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { type Fragments, isConnection, isList, selectedFields } from './selected-fields.ts';

const mostConnections = 5;
const deepest = 2;

export type BulkQuery = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  fragments: Fragments;
};

/** @returns the query, or a sentence of what is wrong with it */
export function checkBulkQuery(schema: GraphQLSchema, text: string): Result<BulkQuery, string> {
  const read = readQuery(schema, text);
  if (!read.ok) return read;
  const { operation, fragments } = read.value;
  const root = schema.getQueryType();
  if (operation.operation !== 'query' || root == null)
    return fail('Bulk operations of this kind run queries only.');
  if ((operation.variableDefinitions ?? []).length > 0)
    return fail('Bulk queries cannot take variables.');
  const top = selectedFields(schema, fragments, operation.selectionSet, root);
  if (top.length !== 1) return fail('Bulk queries must have exactly one top-level field.');
  const name = top[0]?.node.name.value;
  if (name === 'node' || name === 'nodes')
    return fail("Bulk queries cannot use the top-level fields 'node' and 'nodes'.");
  const found: Found = { connections: 0, depth: 0, inList: false, withoutId: [] };
  look({ schema, fragments, found }, operation.selectionSet, root, outside);
  const sentence = wrongShape(found);
  return sentence === undefined ? read : fail(sentence);
}

function readQuery(schema: GraphQLSchema, text: string): Result<BulkQuery, string> {
  try {
    const document = parse(text);
    const [error] = validate(schema, document);
    if (error !== undefined) return fail(`Invalid bulk query: ${error.message}`);
    const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
    const [operation] = operations;
    if (operation === undefined || operations.length > 1)
      return fail('Invalid bulk query: it must hold exactly one operation.');
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    return ok({ document, operation, fragments });
  } catch (error) {
    if (error instanceof GraphQLError) return fail(`Invalid bulk query: ${error.message}`);
    throw error;
  }
}

type Found = { connections: number; depth: number; inList: boolean; withoutId: string[] };

type Look = { schema: GraphQLSchema; fragments: Fragments; found: Found };

/** Where a selection stands: inside how many connections, in a list, and whether its row names itself. */
type Standing = { depth: number; inList: boolean; isRow: boolean; rowHasId: boolean };

const outside: Standing = { depth: 0, inList: false, isRow: false, rowHasId: true };

function look(at: Look, set: SelectionSetNode, type: GraphQLNamedType, standing: Standing): void {
  const { found } = at;
  const fields = selectedFields(at.schema, at.fragments, set, type);
  const hasId = fields.some(({ node, key }) => key === 'id' && node.name.value === 'id');
  const rowHasId = standing.isRow ? hasId : standing.rowHasId;
  for (const { node, type: of } of fields) {
    const inner = node.selectionSet;
    if (inner === undefined) continue;
    if (isConnection(of)) {
      found.connections += 1;
      found.depth = Math.max(found.depth, standing.depth + 1);
      if (standing.inList) found.inList = true;
      // A row can only name the row it belongs to where that one's id was asked for.
      if (!rowHasId) found.withoutId.push(node.name.value);
      const depth = standing.depth + 1;
      look(at, inner, getNamedType(of), { ...outside, depth });
      continue;
    }
    const isPage = type.name.endsWith('Connection') || type.name.endsWith('Edge');
    const inList = standing.inList || (isList(of) && !isPage);
    look(at, inner, getNamedType(of), { ...standing, rowHasId, inList, isRow: isPage });
  }
}

function wrongShape({ connections, depth, inList, withoutId }: Found): string | undefined {
  if (connections === 0) return 'Bulk queries must contain at least one connection.';
  if (connections > mostConnections)
    return `Bulk queries cannot contain more than ${mostConnections} connections.`;
  if (depth > deepest)
    return `Bulk queries cannot contain connections with a nesting depth greater than ${deepest}.`;
  if (inList)
    return 'Queries that contain a connection field within a list field are not supported.';
  if (withoutId.length > 0)
    return `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${withoutId.join(', ')}.`;
  return undefined;
}

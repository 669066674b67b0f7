// Estimates what Shopify charges for an operation before it runs it.
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Operations } from './load-operations.ts';

/** Sizes of lists and pages that are given as variables: the largest that our code ever sends. */
export type VariableSizes = Readonly<Record<string, number>>;

type Walk = {
  schema: GraphQLSchema;
  fragments: Operations['fragments'];
  /** Numbers by variable name. */
  sizes: ReadonlyMap<string, number>;
};

const mutationCost = 10;

/**
 * The requested cost by Shopify's published rules (shopify.dev, API limits, calculated query cost): nothing for a
 * scalar, 1 for an object, a connection by its page size, 10 for a mutation; of several possible types the dearest.
 * @param sizes what variables such as a list of ids hold at most
 */
export function estimateCost(
  schema: GraphQLSchema,
  fragments: Operations['fragments'],
  operation: OperationDefinitionNode,
  sizes: VariableSizes = {},
): number {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT
      ? [[variable.name.value, Number(defaultValue.value)] as const]
      : [],
  );
  const walk: Walk = { schema, fragments, sizes: new Map([...defaults, ...Object.entries(sizes)]) };
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}.`);
  const nested = costOfSelections(walk, root, operation.selectionSet);
  if (operation.operation !== 'mutation') return nested;
  // Each field of a mutation was counted as an object so far.
  return nested + operation.selectionSet.selections.length * (mutationCost - 1);
}

function costOfSelections(
  walk: Walk,
  type: GraphQLCompositeType,
  { selections }: SelectionSetNode,
): number {
  let always = 0;
  const byType = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      always += costOfField(walk, type, selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? walk.fragments.get(selection.name.value)
        : selection;
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value ?? type.name;
    const narrowed = walk.schema.getType(condition);
    if (!isCompositeType(narrowed)) continue;
    const cost = costOfSelections(walk, narrowed, fragment.selectionSet);
    if (condition === type.name) always += cost;
    else byType.set(condition, (byType.get(condition) ?? 0) + cost);
  }
  const dearest = Math.max(0, ...byType.values());
  // Inside one object type every fragment applies; between the types of a union or interface one does.
  return always + (isUnionType(type) || isInterfaceType(type) ? dearest : sum(byType.values()));
}

function costOfField(walk: Walk, type: GraphQLCompositeType, field: FieldNode): number {
  if (isUnionType(type) || !field.selectionSet) return 0;
  const definition = type.getFields()[field.name.value];
  if (!definition) return 0;
  const inner = getNamedType(definition.type);
  if (!isCompositeType(inner)) return 0;
  const nested = costOfSelections(walk, inner, field.selectionSet);
  if (isObjectType(inner) && inner.name.endsWith('Connection')) {
    const page = pageSize(walk, field);
    const { rows, rest } = splitConnection(walk, inner, field.selectionSet);
    return 1 + page * rows + rest;
  }
  const outer = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
  return isListType(outer) ? (listSize(walk, field) ?? 1) * (1 + nested) : 1 + nested;
}

/** What one row of a connection costs, and what is asked of the page as a whole. */
function splitConnection(
  walk: Walk,
  type: GraphQLCompositeType,
  { selections }: SelectionSetNode,
): { rows: number; rest: number } {
  let rows = 0;
  let rest = 0;
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD)
      throw new Error(`Write the fields of ${type.name} out instead of using a fragment.`);
    const cost = costOfField(walk, type, selection);
    if (selection.name.value === 'nodes' || selection.name.value === 'edges') rows += cost;
    else rest += cost;
  }
  return { rows, rest };
}

function pageSize(walk: Walk, field: FieldNode): number {
  const size = listSize(walk, field);
  if (size === undefined) throw new Error(`Say how many of ${field.name.value} to read (first).`);
  return size;
}

/** The number behind `first`, `last` or `ids`, where the field has one. */
function listSize(walk: Walk, field: FieldNode): number | undefined {
  const argument = field.arguments?.find(({ name }) =>
    ['first', 'last', 'ids'].includes(name.value),
  );
  return argument && numberOf(walk, argument.value);
}

function numberOf(walk: Walk, value: ValueNode): number {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.length;
  const size = value.kind === Kind.VARIABLE ? walk.sizes.get(value.name.value) : undefined;
  if (size === undefined) throw new Error('Say how large this variable can be (scripts/graphql).');
  return size;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

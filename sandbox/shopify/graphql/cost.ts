// Works out what a request costs by Shopify's published rules, before it runs and from what it answered.
// Rules: https://shopify.dev/docs/api/usage/limits (scalar 0, object 1, connection 2 + its page, mutation 10).
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export type CostQuestion = {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
};

const costOfMutation = 10;
const costOfConnection = 2;

/** @returns points if every page came back full: what is taken from the bucket first */
export const requestedCost = (question: CostQuestion): number => rootCost(question, undefined);

/** @returns points of what did come back in `data` */
export const actualCost = (question: CostQuestion, answer: unknown): number =>
  rootCost(question, answer ?? null);

type Fields = Record<string, GraphQLField<unknown, unknown>>;

/** `answer` is undefined while nothing is known of it. */
function rootCost(question: CostQuestion, answer: unknown): number {
  const { schema, document, operation } = question;
  const root = schema.getRootType(operation.operation);
  if (root == null) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  return new CostWalk(question, fragments).selection(operation.selectionSet, root, answer);
}

class CostWalk {
  readonly #question: CostQuestion;
  readonly #fragments: Map<string, FragmentDefinitionNode>;

  constructor(question: CostQuestion, fragments: Map<string, FragmentDefinitionNode>) {
    this.#question = question;
    this.#fragments = fragments;
  }

  selection(set: SelectionSetNode, type: GraphQLNamedType, answer: unknown): number {
    let sum = 0;
    const alternatives = new Map<string, number>();
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        sum += this.#field(selection, type, answer);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const name = fragment.typeCondition?.name.value ?? type.name;
      const narrowed = this.#question.schema.getType(name) ?? type;
      const cost = this.selection(fragment.selectionSet, narrowed, answer);
      if (isObjectType(type) || name === type.name || isInterfaceType(narrowed)) sum += cost;
      else alternatives.set(name, (alternatives.get(name) ?? 0) + cost);
    }
    return sum + Math.max(0, ...alternatives.values());
  }

  #field(node: FieldNode, type: GraphQLNamedType, answer: unknown): number {
    const known = answer !== undefined;
    const value = known ? at(answer, node.alias?.value ?? node.name.value) : undefined;
    if (known && value == null) return 0;
    const { schema } = this.#question;
    if (type === schema.getMutationType()) return costOfMutation;
    const field =
      isCompositeType(type) && 'getFields' in type
        ? (type.getFields() as Fields)[node.name.value]
        : undefined;
    const set = node.selectionSet;
    if (field === undefined || set === undefined) return 0;
    const named = getNamedType(field.type);
    if (named.name === 'PageInfo') return 0;
    if (named.name.endsWith('Connection')) return this.#page(set, named, node, field, value);
    if (Array.isArray(value))
      return value.reduce<number>(
        (sum, one) => sum + (one == null ? 0 : 1 + this.selection(set, named, one)),
        0,
      );
    const each = 1 + this.selection(set, named, value);
    const many = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    return many ? each * (this.#size(node, field) ?? 1) : each;
  }

  /** A connection: 2, and each node of its page; `edges` and `nodes` themselves are free. */
  #page(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    answer: unknown,
  ): number {
    const size = this.#size(node, field) ?? 1;
    let most = 0;
    for (const { name, selection, value } of this.#fieldsOf(set, answer)) {
      const inner = selection.selectionSet;
      if ((name !== 'nodes' && name !== 'edges') || inner === undefined) continue;
      const nodeType = this.#nodeType(type, name);
      if (nodeType === undefined) continue;
      const one = (row: unknown) =>
        name === 'nodes'
          ? 1 + this.selection(inner, nodeType, row)
          : this.#fieldsOf(inner, row)
              .filter((edge) => edge.name === 'node' && edge.selection.selectionSet !== undefined)
              .reduce(
                (sum, edge) =>
                  edge.selection.selectionSet === undefined
                    ? sum
                    : sum + 1 + this.selection(edge.selection.selectionSet, nodeType, edge.value),
                0,
              );
      const cost =
        answer === undefined
          ? size * one(undefined)
          : (Array.isArray(value) ? value : []).reduce<number>((sum, row) => sum + one(row), 0);
      most += cost;
    }
    return costOfConnection + most;
  }

  #nodeType(type: GraphQLNamedType, name: 'edges' | 'nodes'): GraphQLNamedType | undefined {
    if (!isObjectType(type)) return undefined;
    const field = type.getFields()[name];
    if (field === undefined) return undefined;
    const named = getNamedType(field.type);
    if (name === 'nodes') return named;
    const node = isObjectType(named) ? named.getFields().node : undefined;
    return node === undefined ? undefined : getNamedType(node.type);
  }

  /** The fields selected here, fragments opened, with what was answered. */
  #fieldsOf(
    set: SelectionSetNode,
    answer: unknown,
  ): { name: string; selection: FieldNode; value: unknown }[] {
    return set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        return [{ name: selection.name.value, selection, value: at(answer, key) }];
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      return fragment === undefined ? [] : this.#fieldsOf(fragment.selectionSet, answer);
    });
  }

  /** How many a list may hold: its `first` or `last`, or the ids it is asked for. */
  #size(node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
    try {
      const args = getArgumentValues(field, node, this.#question.variables);
      if (Array.isArray(args.ids)) return args.ids.length;
      const size = args.first ?? args.last;
      return typeof size === 'number' ? Math.max(0, size) : undefined;
    } catch {
      // Wrong arguments are said by the execution, with their place.
      return undefined;
    }
  }
}

function at(answer: unknown, key: string): unknown {
  if (answer === undefined) return undefined;
  return typeof answer === 'object' && answer !== null
    ? ((answer as Record<string, unknown>)[key] ?? null)
    : null;
}

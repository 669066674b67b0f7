// Knows of a selection which of its fields are connections, whose rows become lines of their own.
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type SelectionSetNode,
} from 'graphql';
import { type Fragments, isConnection, isList, selectedFields } from './selected-fields.ts';

export type RowPlan = {
  connections: { key: string; rowsOf: (page: object) => object[]; plan: RowPlan }[];
  /** objects that belong to the row and have connections inside */
  through: { key: string; plan: RowPlan }[];
};

type Query = { schema: GraphQLSchema; fragments: Fragments };

/** @param set what is selected of a row of this type */
export function rowPlan(query: Query, set: SelectionSetNode, type: GraphQLNamedType): RowPlan {
  const plan: RowPlan = { connections: [], through: [] };
  for (const { node, key, type: of } of selectedFields(query.schema, query.fragments, set, type)) {
    if (node.selectionSet === undefined) continue;
    if (isConnection(of)) {
      plan.connections.push({ key, ...pagePlan(query, node.selectionSet, getNamedType(of)) });
    } else if (!isList(of)) {
      const inner = rowPlan(query, node.selectionSet, getNamedType(of));
      if (inner.connections.length > 0 || inner.through.length > 0)
        plan.through.push({ key, plan: inner });
    }
  }
  return plan;
}

type PagePlan = Omit<RowPlan['connections'][number], 'key'>;

/** A connection lists its rows as `nodes`, or as `edges` with a `node` each. */
function pagePlan(query: Query, set: SelectionSetNode, type: GraphQLNamedType): PagePlan {
  const fields = selectedFields(query.schema, query.fragments, set, type);
  const list = fields.find(({ node }) => ['nodes', 'edges'].includes(node.name.value));
  const none: PagePlan = { rowsOf: () => [], plan: { connections: [], through: [] } };
  if (list?.node.selectionSet === undefined) return none;
  const { key, node } = list;
  const listed = getNamedType(list.type);
  const listOf = (page: object) => ((page as Record<string, object[]>)[key] ?? []) as object[];
  if (node.name.value === 'nodes')
    return { rowsOf: listOf, plan: rowPlan(query, list.node.selectionSet, listed) };
  const one = selectedFields(query.schema, query.fragments, list.node.selectionSet, listed).find(
    (field) => field.node.name.value === 'node',
  );
  if (one?.node.selectionSet === undefined) return none;
  const rowOf = (edge: object) => (edge as Record<string, object>)[one.key] ?? {};
  return {
    rowsOf: (page) => listOf(page).map(rowOf),
    plan: rowPlan(query, one.node.selectionSet, getNamedType(one.type)),
  };
}

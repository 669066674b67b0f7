// Runs the query of a bulk operation by the store's own resolvers, without pages, and makes a line of each row.
import { execute, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { adminSchema } from '../graphql/build-schema.ts';
import { everything } from '../graphql/connection.ts';
import type { Context } from '../graphql/context.ts';
import { resolveField } from '../graphql/resolve-field.ts';
import { resolveType } from '../graphql/resolve-type.ts';
import type { State } from '../state.ts';
import type { BulkQuery } from './check-bulk-query.ts';
import { type RowPlan, rowPlan } from './row-plan.ts';
import { isConnection } from './selected-fields.ts';

export type BulkLine = { line: string; isRoot: boolean };

/** @param groupObjects rows stand below the row they belong to; else all of one depth come before the next */
export function* runBulkQuery(
  store: { state: State; baseUrl: string },
  query: BulkQuery,
  groupObjects: boolean,
): Generator<BulkLine, void> {
  const schema = adminSchema();
  const context: Context = { ...store, figures: new Map(), searches: [] };
  const result = execute({
    schema,
    document: withoutPages(query),
    contextValue: context,
    fieldResolver: resolveField as never,
    typeResolver: resolveType,
  });
  if (result instanceof Promise) throw new Error('A resolver of the sandbox is asynchronous.');
  if (result.errors !== undefined || result.data == null)
    throw new BulkQueryFailed(result.errors?.[0]?.message ?? 'no data');
  const root = schema.getQueryType();
  if (root == null) throw new Error('The schema has no queries.');
  const plan = rowPlan({ schema, fragments: query.fragments }, query.operation.selectionSet, root);
  yield* linesOf(pagesIn(result.data, plan, undefined), groupObjects, true);
}

/** The store's own resolvers refused the query while it ran. */
export class BulkQueryFailed extends Error {}

/** Connections are asked for whole: `first` and `after` mean nothing in a bulk query. */
function withoutPages({ document }: BulkQuery) {
  const types = new TypeInfo(adminSchema());
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const type = types.getType();
        if (type == null || !isConnection(type)) return undefined;
        const kept = (node.arguments ?? []).filter(
          ({ name }) => !['first', 'last', 'after', 'before'].includes(name.value),
        );
        const first = {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'first' },
          value: { kind: Kind.INT, value: String(everything) },
        } as const;
        return { ...node, arguments: [...kept, first] };
      },
    }),
  );
}

/** The rows of one connection, and the id of the row it belongs to. */
type Page = { rows: object[]; plan: RowPlan; ownerId: string | undefined };

function* linesOf(
  pages: Page[],
  groupObjects: boolean,
  isRoot: boolean,
): Generator<BulkLine, void> {
  const below: Page[] = [];
  for (const { rows, plan, ownerId } of pages)
    for (const row of rows) {
      const own = ownerId === undefined ? {} : { [ownerKey]: ownerId };
      yield { line: JSON.stringify({ ...withoutConnections(row, plan), ...own }), isRoot };
      const inner = pagesIn(row, plan, (row as { id?: string }).id);
      if (groupObjects) yield* linesOf(inner, true, false);
      else below.push(...inner);
    }
  if (below.length > 0) yield* linesOf(below, groupObjects, false);
}

const ownerKey = '__parentId';

function withoutConnections(row: object, { connections, through }: RowPlan): object {
  if (connections.length === 0 && through.length === 0) return row;
  const own: Record<string, unknown> = { ...row };
  for (const { key } of connections) delete own[key];
  for (const { key, plan } of through)
    if (typeof own[key] === 'object' && own[key] !== null)
      own[key] = withoutConnections(own[key], plan);
  return own;
}

function pagesIn(row: object, plan: RowPlan, ownerId: string | undefined): Page[] {
  const of = row as Record<string, unknown>;
  const here = plan.connections.flatMap(({ key, rowsOf, plan: inner }) => {
    const page = of[key];
    return typeof page === 'object' && page !== null
      ? [{ rows: rowsOf(page), plan: inner, ownerId }]
      : [];
  });
  const further = plan.through.flatMap(({ key, plan: inner }) => {
    const value = of[key];
    return typeof value === 'object' && value !== null ? pagesIn(value, inner, ownerId) : [];
  });
  return [...here, ...further];
}

// Resolves a field by the table of its type, and gives what a store without such a thing truthfully answers otherwise.
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';
import { gidNumber } from '../gids.ts';
import { connection, emptyConnection } from './connection.ts';
import type { Arguments, Context, Resolver } from './context.ts';
import { notDone } from './errors.ts';
import { resolvers } from './resolvers/index.ts';
import { metafieldFields } from './resolvers/metafield.ts';

/** graphql-js's word for the type a field stands on. */
const owner = 'parentType';

/** Fields that mean the same wherever they stand. */
const anywhere: Record<string, Resolver<never>> = {
  legacyResourceId: ({ id }: { id: string }) => gidNumber(id),
  ...metafieldFields,
};

/**
 * The one field resolver of the sandbox. In this order: the type's table, the value the source carries, fields that
 * mean the same everywhere, and for what a store does not have null, no rows or an empty page.
 * @throws GraphQLError that names the field, where none of these would be true
 */
export function resolveField(
  source: unknown,
  args: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
): unknown {
  const { fieldName, returnType } = info;
  const type = info[owner];
  const listed = resolvers[type.name]?.[fieldName];
  if (listed !== undefined) return listed(source as never, args, context, info);
  const carried = (source as Record<string, unknown> | null | undefined)?.[fieldName];
  if (carried !== undefined) return fieldName === 'code' ? knownCode(carried, returnType) : carried;
  const common = anywhere[fieldName];
  if (common !== undefined && !isRoot(type, info))
    return common(source as never, args, context, info);
  if (isRoot(type, info)) throw notDone(`${rootName(type, info)}.${fieldName}`);
  const derived = fromMoneyBag(source, args, context, info);
  return derived === undefined ? absent(returnType, args, `${type.name}.${fieldName}`) : derived;
}

const isRoot = (type: GraphQLObjectType, { schema }: GraphQLResolveInfo): boolean =>
  type === schema.getQueryType() || type === schema.getMutationType();

const rootName = (type: GraphQLObjectType, { schema }: GraphQLResolveInfo): string =>
  type === schema.getMutationType() ? 'Mutation' : 'Query';

/** `totalPrice` and `amountV2` say in the shop's money what `totalPriceSet` and `amountSet` say in both. */
function fromMoneyBag(
  source: unknown,
  args: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
): unknown {
  const { fieldName, returnType } = info;
  const type = info[owner];
  const named = getNamedType(returnType).name;
  if (named !== 'Money' && named !== 'MoneyV2') return undefined;
  const set = `${fieldName.replace(/V2$/, '')}Set`;
  if (type.getFields()[set] === undefined) return undefined;
  const bag = resolveField(source, args, context, { ...info, fieldName: set }) as {
    shopMoney: { amount: string; fixed: string };
  } | null;
  if (bag === null) return null;
  return named === 'Money' ? bag.shopMoney.fixed : bag.shopMoney;
}

/** A user error's code, where the payload's own list of codes has it; else its plainest one. */
function knownCode(code: unknown, type: GraphQLOutputType): unknown {
  const codes = getNamedType(type);
  if (!isEnumType(codes) || codes.getValue(String(code)) != null) return code;
  const plain = codes.getValue('INVALID')?.name;
  return plain ?? (isNonNullType(type) ? codes.getValues()[0]?.name : null);
}

/** What a store that has no such thing answers. */
function absent(type: GraphQLOutputType, args: Arguments, field: string): unknown {
  if (getNamedType(type).name.endsWith('Connection') && !isListType(type)) {
    if (args.first !== undefined || args.last !== undefined) return connection([], args);
    return emptyConnection;
  }
  if (!isNonNullType(type)) return getNamedType(type).name === 'Count' ? noCount : null;
  if (isListType(type.ofType)) return [];
  throw notDone(field);
}

const noCount = { count: 0, precision: 'EXACT' };

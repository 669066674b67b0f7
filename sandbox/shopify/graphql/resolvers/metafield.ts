// Metafields and their definitions, wherever their owner stands.
import { createHash } from 'node:crypto';
import type { MetafieldDefinitionRecord, MetafieldRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import type { Context } from '../context.ts';
import { findNode } from './find-node.ts';
import type { Table } from './table.ts';

type Owned = { id: string };

/** The namespace an app's own metafields fall into where none is given. */
export const appNamespace = (state: State): string =>
  `app--${state.shop().app.id.split('/').at(-1)}`;

/** '$app:orders' → 'app--123--orders'; nothing → the app's own. */
export function wholeNamespace(state: State, namespace: unknown): string {
  if (typeof namespace !== 'string') return appNamespace(state);
  if (namespace === '$app') return appNamespace(state);
  return namespace.replace(/^\$app:/, `${appNamespace(state)}--`);
}

export const definitionOf = (
  state: State,
  of: { ownerType: string; namespace: string; key: string },
): MetafieldDefinitionRecord | undefined =>
  state.metafieldDefinitions.find(
    (one) => one.ownerType === of.ownerType && one.namespace === of.namespace && one.key === of.key,
  );

/** Fields of every type that has metafields. */
export const metafieldFields: Table<Owned> = {
  metafield: ({ id }, { namespace, key }, { state }) =>
    state.metafields
      .in(id)
      .find((one) => one.key === key && one.namespace === wholeNamespace(state, namespace)) ?? null,
  metafields: ({ id }, args, { state }) => {
    const { namespace, keys } = args;
    const wanted = Array.isArray(keys) ? new Set(keys) : undefined;
    return connection(
      state.metafields
        .in(id)
        .filter((one) => namespace == null || one.namespace === wholeNamespace(state, namespace))
        .filter(
          ({ namespace: of, key }) =>
            wanted === undefined || wanted.has(`${of}.${key}`) || wanted.has(key),
        ),
      args,
    );
  },
  metafieldDefinitions: ({ id }, args, { state }) => {
    const type = /^gid:\/\/shopify\/(\w+)/.exec(id)?.[1] ?? '';
    const ownerType =
      ({ ProductVariant: 'PRODUCTVARIANT' } as Record<string, string>)[type] ?? type.toUpperCase();
    return connection(
      state.metafieldDefinitions.where((one) => one.ownerType === ownerType),
      args,
    );
  },
};

const digest = ({ value }: MetafieldRecord) => createHash('sha256').update(value).digest('hex');

function jsonValue({ type, value }: MetafieldRecord): unknown {
  if (!/^(json|number_integer|boolean|list\.|dimension|volume|weight|money|rating)/.test(type))
    return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const metafield: Table<MetafieldRecord> = {
  compareDigest: digest,
  definition: (record, _, { state }) => definitionOf(state, record) ?? null,
  description: (record, _, { state }) => definitionOf(state, record)?.description ?? null,
  jsonValue,
  owner: ({ ownerId }, _, context) => findNode(context.state, ownerId),
  sizeInBytes: ({ value }) => Buffer.byteLength(value),
};

const withValue = ({ state }: Context, definition: MetafieldDefinitionRecord): MetafieldRecord[] =>
  state.metafields.where(
    ({ ownerType, namespace, key }) =>
      ownerType === definition.ownerType &&
      namespace === definition.namespace &&
      key === definition.key,
  );

const definition: Table<MetafieldDefinitionRecord> = {
  access: () => ({ admin: 'PUBLIC_READ_WRITE', customerAccount: 'NONE', storefront: 'NONE' }),
  capabilities: (record) => ({
    adminFilterable: {
      enabled: record.adminFilterable,
      eligible: true,
      status: record.adminFilterable ? 'FILTERABLE' : 'NOT_FILTERABLE',
    },
    analyticsQueryable: { enabled: false, eligible: false },
    cartToOrderCopyable: { enabled: false, eligible: false },
    smartCollectionCondition: { enabled: record.smartCollectionCondition, eligible: false },
    uniqueValues: { enabled: record.uniqueValues, eligible: record.type === 'id' },
  }),
  metafields: (record, args, context) => connection(withValue(context, record), args),
  metafieldsCount: (record, _, context) => withValue(context, record).length,
  type: ({ type }) => ({
    category: type === 'id' ? 'ID' : 'TEXT',
    name: type,
    supportedValidations: [],
    supportsDefinitionMigrations: false,
    valueType: 'STRING',
  }),
  useAsCollectionCondition: ({ smartCollectionCondition }) => smartCollectionCondition,
  validationStatus: () => 'ALL_VALID',
  validations: ({ validations }) =>
    validations.map((one) => ({ ...one, type: 'single_line_text_field' })),
};

export const metafieldTypes = { Metafield: metafield, MetafieldDefinition: definition };

// Writes metafields of a record; values of a definition of type id stay unique, unless the store is told otherwise.
import type { ActionFailure } from '../../actions/outcome.ts';
import { gidType } from '../../gids.ts';
import type { MetafieldRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { definitionOf, wholeNamespace } from '../resolvers/metafield.ts';
import type { MetafieldInput } from './order-input.ts';

/** 'gid://shopify/ProductVariant/1' → 'PRODUCTVARIANT', as MetafieldOwnerType spells it. */
export const ownerTypeOf = (ownerId: string): string => (gidType(ownerId) ?? '').toUpperCase();

/** @returns the metafield, or why it cannot be: no key, no type, a value another record has */
export function writeMetafield(
  state: State,
  ownerId: string,
  input: MetafieldInput,
): MetafieldRecord | ActionFailure {
  const { key, value } = input;
  const wrong = (code: string, field: string, message: string): ActionFailure => ({
    code,
    field: [field],
    message,
  });
  if (!key) return wrong('BLANK', 'key', "Key can't be blank.");
  if (!value) return wrong('BLANK', 'value', "Value can't be blank.");
  const ownerType = ownerTypeOf(ownerId);
  const namespace = wholeNamespace(state, input.namespace ?? undefined);
  const definition = definitionOf(state, { ownerType, namespace, key });
  const type = input.type ?? definition?.type;
  if (type == null) return wrong('BLANK', 'type', "Type can't be blank.");
  if (definition !== undefined && definition.type !== type)
    return wrong(
      'INVALID_TYPE',
      'type',
      `Type must be consistent with the definition's type: '${definition.type}'.`,
    );
  if (definition?.uniqueValues && taken(state, { ownerId, ownerType, namespace, key, value }))
    return wrong('TAKEN', 'value', `Value has already been taken.`);
  const at = state.time();
  const known = state.metafields
    .in(ownerId)
    .find((one) => one.namespace === namespace && one.key === key);
  return state.metafields.put({
    ...(known ?? { id: state.newId('Metafield'), createdAt: at }),
    updatedAt: at,
    ownerId,
    ownerType,
    namespace,
    key,
    type,
    value,
  });
}

type Wanted = Pick<MetafieldRecord, 'ownerId' | 'ownerType' | 'namespace' | 'key' | 'value'>;

function taken(state: State, wanted: Wanted): boolean {
  if (state.settings.duplicateIdMetafields === 'accept') return false;
  return (
    state.metafields.find(
      (one) =>
        one.ownerId !== wanted.ownerId &&
        one.ownerType === wanted.ownerType &&
        one.namespace === wanted.namespace &&
        one.key === wanted.key &&
        one.value === wanted.value,
    ) !== undefined
  );
}

// Finds the record that carries a value in an id metafield, as `…ByIdentifier(customId)` does.
import type { State } from '../../state.ts';
import { coded } from '../errors.ts';
import { findNode } from './find-node.ts';
import { definitionOf, wholeNamespace } from './metafield.ts';

/**
 * The look-up knows a value only `settings.customIdLagSeconds` after it was written.
 * @throws GraphQLError where no definition of type id makes the values unique
 */
export function customRecord(
  state: State,
  ownerType: string,
  id: { namespace?: string | null; key: string; value: string },
): unknown {
  const namespace = wholeNamespace(state, id.namespace ?? undefined);
  const definition = definitionOf(state, { ownerType, namespace, key: id.key });
  if (definition === undefined || !definition.uniqueValues)
    throw coded(
      `Metafield definition of type 'id' is required when using custom ids.`,
      'NOT_FOUND',
    );
  const lag = state.settings.customIdLagSeconds * 1000;
  const found = state.metafields.all().find((one) => {
    const known = state.metafields.indexed(one.id, lag);
    return (
      known !== undefined &&
      known.ownerType === ownerType &&
      known.namespace === namespace &&
      known.key === id.key &&
      known.value === id.value
    );
  });
  return found === undefined ? null : findNode(state, found.ownerId);
}

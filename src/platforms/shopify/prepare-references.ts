/** Makes sure that a store keeps our reference unique: the metafield definition behind it. Safe to repeat. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { createReferenceDefinition, referenceDefinition } from './generated/operations.ts';
import { referenceField } from './reference-field.ts';
import { neither, refusalOf } from './refusal.ts';

const { namespace, key, type } = referenceField;

export async function prepareReferences(client: ShopifyClient): Answer<{ prepared: true }> {
  const there = await findDefinition(client);
  if (!there.ok) return there;
  if (there.value) return checkDefinition(there.value);

  const created = await client.send(createReferenceDefinition, { definition }, 'orders');
  if (!created.ok) return created;
  const payload = created.value.metafieldDefinitionCreate;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (!refusal) return payload?.createdDefinition ? prepared : neither('a definition');
  if (refusal.code !== 'TAKEN') return fail(refusal);
  // Somebody made it between our look and our call.
  const now = await findDefinition(client);
  if (!now.ok) return now;
  return now.value ? checkDefinition(now.value) : fail(refusal);
}

const prepared = ok({ prepared: true } as const);

const definition = {
  name: 'Crossdock push reference',
  description: 'Set by Crossdock on orders it creates, so that each is created once.',
  namespace,
  key,
  type,
  ownerType: 'ORDER',
  capabilities: { uniqueValues: { enabled: true } },
} as const;

type Definition = { type: { name: string }; capabilities: { uniqueValues: { enabled: boolean } } };

async function findDefinition(client: ShopifyClient): Answer<Definition | undefined> {
  const answer = await client.send(referenceDefinition, { namespace, key }, 'orders');
  if (!answer.ok) return answer;
  return ok(
    answer.value.metafieldDefinitions.nodes.find(
      (node) => node.namespace === namespace && node.key === key,
    ),
  );
}

function checkDefinition(found: Definition) {
  if (found.type.name === type && found.capabilities.uniqueValues.enabled) return prepared;
  return fail({
    kind: 'refused',
    code: 'REFERENCE_DEFINITION_DIFFERS',
    message: `The store has another order metafield ${namespace}.${key} (type ${found.type.name}). Delete it in the store's settings, then connect the store again.`,
  } as const);
}

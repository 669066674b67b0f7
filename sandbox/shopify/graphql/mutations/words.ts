// Mutations of tags and metafields, of any record that has them.
import { ok } from '../../../../src/shared/result.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import type {
  CustomerRecord,
  MetafieldDefinitionRecord,
  MetafieldRecord,
  OrderRecord,
  ProductRecord,
} from '../../records.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { findNode } from '../resolvers/find-node.ts';
import { definitionOf, wholeNamespace } from '../resolvers/metafield.ts';
import { distinctTags } from './draft-order-record.ts';
import { mutation } from './mutation.ts';
import type { MetafieldInput } from './order-input.ts';
import { writeMetafield } from './write-metafields.ts';

type Tagged = OrderRecord | ProductRecord | CustomerRecord;

const changeTags =
  (change: (known: string[], given: string[]) => string[]) =>
  (args: Arguments, { state }: Context): Outcome<Tagged> => {
    const id = String(args.id);
    const given = args.tags as string[];
    if (given.some((tag) => tag.length > 255))
      return refuse('INVALID', ['tags'], 'Each tag must be 255 characters or fewer.');
    return retag(state, id, (known) => distinctTags(change(known, given)));
  };

function retag(state: State, id: string, change: (known: string[]) => string[]): Outcome<Tagged> {
  const updatedAt = state.time();
  const order = state.orders.get(id);
  if (order !== undefined) {
    const changed = state.orders.put({ ...order, tags: change(order.tags), updatedAt });
    state.emit('orders/updated', { orderId: id });
    return ok(changed);
  }
  const product = state.products.get(id);
  if (product !== undefined) {
    const changed = state.products.put({ ...product, tags: change(product.tags), updatedAt });
    state.emit('products/update', { productId: id });
    return ok(changed);
  }
  const customer = state.customers.get(id);
  if (customer === undefined)
    return refuse('NOT_FOUND', ['id'], `${id} does not exist or has no tags.`);
  return ok(state.customers.put({ ...customer, tags: change(customer.tags), updatedAt }));
}

function setMetafields(args: Arguments, { state }: Context): Outcome<MetafieldRecord[]> {
  const inputs = args.metafields as (MetafieldInput & { ownerId: string })[];
  if (inputs.length > 25)
    return refuse(
      'LESS_THAN_OR_EQUAL_TO',
      ['metafields'],
      'At most 25 metafields can be set at once.',
    );
  const written: MetafieldRecord[] = [];
  for (const [at, input] of inputs.entries()) {
    const path = ['metafields', String(at)];
    if (findNode(state, input.ownerId) === null)
      return refuse('INVALID', [...path, 'ownerId'], 'Owner does not exist.');
    const metafield = writeMetafield(state, input.ownerId, input);
    if ('message' in metafield)
      return refuse(metafield.code, [...path, ...(metafield.field ?? [])], metafield.message);
    written.push(metafield);
    if (state.orders.has(input.ownerId)) state.emit('orders/updated', { orderId: input.ownerId });
  }
  return ok(written);
}

type Named = { ownerId: string; namespace: string; key: string };

function deleteMetafields(args: Arguments, { state }: Context): Outcome<Named[]> {
  const asked = args.metafields as Named[];
  for (const { ownerId, namespace, key } of asked) {
    const known = state.metafields
      .in(ownerId)
      .find((one) => one.key === key && one.namespace === wholeNamespace(state, namespace));
    if (known !== undefined) state.metafields.delete(known.id);
  }
  return ok(asked);
}

type DefinitionInput = {
  name: string;
  namespace?: string | null;
  key: string;
  description?: string | null;
  type: string;
  ownerType: string;
  validations?: { name: string; value: string }[] | null;
  capabilities?: Partial<
    Record<'adminFilterable' | 'smartCollectionCondition' | 'uniqueValues', { enabled: boolean }>
  > | null;
};

function define(args: Arguments, { state }: Context): Outcome<MetafieldDefinitionRecord> {
  const input = args.definition as DefinitionInput;
  const namespace = wholeNamespace(state, input.namespace ?? undefined);
  const { key, ownerType, type, capabilities } = input;
  const field = (name: string) => ['definition', name];
  if (key.length < 2)
    return refuse('TOO_SHORT', field('key'), 'Key is too short (minimum is 2 characters).');
  if (key.length > 64)
    return refuse('TOO_LONG', field('key'), 'Key is too long (maximum is 64 characters).');
  if (!/^[\w-]+$/.test(key))
    return refuse(
      'INVALID_CHARACTER',
      field('key'),
      'Key contains one or more invalid characters.',
    );
  if (!/^[\w$-]{3,255}$/.test(namespace))
    return refuse(
      'INVALID_CHARACTER',
      field('namespace'),
      'Namespace must have 3 to 255 letters, digits, - or _.',
    );
  if (definitionOf(state, { ownerType, namespace, key }) !== undefined)
    return refuse(
      'TAKEN',
      field('key'),
      `Key is in use for ${ownerType} metafields on the '${namespace}' namespace.`,
    );
  if (type !== 'id' && capabilities?.uniqueValues?.enabled === true)
    return refuse(
      'INVALID_CAPABILITY',
      field('capabilities'),
      "Only definitions of type 'id' have unique values here.",
    );
  return ok(
    state.metafieldDefinitions.put({
      id: state.newId('MetafieldDefinition'),
      ownerType,
      namespace,
      key,
      name: input.name,
      description: input.description ?? null,
      type,
      validations: input.validations ?? [],
      uniqueValues: type === 'id',
      smartCollectionCondition: capabilities?.smartCollectionCondition?.enabled ?? false,
      adminFilterable: capabilities?.adminFilterable?.enabled ?? false,
    }),
  );
}

function undefine(args: Arguments, { state }: Context): Outcome<MetafieldDefinitionRecord> {
  const {
    ownerType = '',
    namespace,
    key = '',
  } = (args.identifier ?? {}) as Partial<DefinitionInput>;
  const known =
    args.id == null
      ? definitionOf(state, {
          ownerType,
          namespace: wholeNamespace(state, namespace ?? undefined),
          key,
        })
      : state.metafieldDefinitions.get(String(args.id));
  if (known === undefined) return refuse('NOT_FOUND', ['id'], 'Definition not found.');
  state.metafieldDefinitions.delete(known.id);
  if (args.deleteAllAssociatedMetafields === true)
    for (const one of state.metafields.where(
      (metafield) =>
        metafield.ownerType === known.ownerType &&
        metafield.namespace === known.namespace &&
        metafield.key === known.key,
    ))
      state.metafields.delete(one.id);
  return ok(known);
}

export const wordMutations: Record<string, Resolver<unknown>> = {
  tagsAdd: mutation(
    changeTags((known, given) => [...known, ...given]),
    (node) => ({ node }),
  ),
  tagsRemove: mutation(
    changeTags((known, given) => {
      const gone = new Set(given.map((tag) => tag.toLowerCase()));
      return known.filter((tag) => !gone.has(tag.toLowerCase()));
    }),
    (node) => ({ node }),
  ),
  metafieldsSet: mutation(setMetafields, (metafields) => ({ metafields })),
  metafieldsDelete: mutation(deleteMetafields, (deletedMetafields) => ({ deletedMetafields })),
  metafieldDefinitionCreate: mutation(define, (createdDefinition) => ({ createdDefinition })),
  metafieldDefinitionDelete: mutation(undefine, ({ id, ownerType, namespace, key }) => ({
    deletedDefinitionId: id,
    deletedDefinition: { ownerType, namespace, key },
  })),
};

// What a store lists changes: variants added, copied, deleted; what webhooks show of a product; a store of any size.
import { expect, it } from 'vitest';
import { manyVariants } from '../../../sandbox/seeds/many-variants.ts';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';

const subscribe = async (test: TestStore, ...topics: string[]) => {
  for (const topic of topics)
    await test.get(
      `mutation { webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "http://receiver.test/hooks" }) { userErrors { message } } }`,
    );
};

const productOf = (test: TestStore, sku: string) =>
  test.store.state.variants.need(test.variant(sku).variantId).productId;

it('a variant is copied with its SKU and without its stock', async () => {
  const test = openTestStore();
  await subscribe(test, 'PRODUCTS_UPDATE', 'INVENTORY_ITEMS_CREATE');
  const copy = () => {
    const made = test.store.admin.duplicateVariant(test.variant('TEE-S'));
    if (!made.ok) throw new Error(made.failure[0]?.message);
    return made.value;
  };
  expect([copy().title, copy().title]).toEqual(['S copy', 'S copy 2']);
  const { productVariants } = await test.get<{
    productVariants: { nodes: { inventoryQuantity: number; inventoryItem: object }[] };
  }>(
    `{ productVariants(first: 5, query: "sku:TEE-S") { nodes { inventoryQuantity inventoryItem {
      tracked duplicateSkuCount inventoryLevels(first: 5) { nodes { location { name } } } } } } }`,
  );
  expect(productVariants.nodes.map(({ inventoryQuantity }) => inventoryQuantity)).toEqual([
    3, 0, 0,
  ]);
  expect(productVariants.nodes[2]?.inventoryItem).toEqual({
    tracked: true,
    duplicateSkuCount: 2,
    inventoryLevels: { nodes: [{ location: { name: 'Main' } }] },
  });
  await test.store.deliverDue();
  const updates = test.sent.filter(({ topic }) => topic === 'products/update');
  expect(updates.map(({ body }) => (body.variants as object[]).length)).toEqual([3, 4]);
  expect(
    test.store.admin.duplicateVariant({ variantId: 'gid://shopify/ProductVariant/1' }).ok,
  ).toBe(false);
});

it('a variant is deleted with its item and levels, but not the last one of a product', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'TEE-S': 1 });
  await subscribe(test, 'PRODUCTS_UPDATE', 'PRODUCTS_DELETE', 'INVENTORY_ITEMS_DELETE');
  const productId = productOf(test, 'TEE-S');
  const remove = (variantIds: string[]) =>
    test.store.admin.removeVariants({ productId, variantIds });
  const [small, medium] = [test.variant('TEE-S'), test.variant('TEE-M')];
  expect(remove([small.variantId, medium.variantId])).toMatchObject({
    failure: [{ code: 'CANNOT_DELETE_LAST_VARIANT' }],
  });
  expect(test.stock('TEE-S', 'Main')).toBe('2/3/1');
  expect(remove([small.variantId]).ok).toBe(true);
  expect(test.store.state.levels.in(small.itemId)).toEqual([]);
  expect(remove([small.variantId])).toMatchObject({
    failure: [{ code: 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT' }],
  });
  expect(test.store.admin.removeProduct({ productId }).ok).toBe(true);
  expect(test.store.admin.removeProduct({ productId }).ok).toBe(false);
  await test.store.deliverDue();
  expect(test.sent.map(({ topic }) => topic)).toEqual([
    'inventory_items/delete',
    'products/update',
    'inventory_items/delete',
    'products/delete',
  ]);
  expect(test.sent[1]?.body.variants).toMatchObject([{ sku: 'TEE-M' }]);
  // What was sold of it can still be shipped.
  expect(test.store.admin.shipOrder({ orderId: order.id }).ok).toBe(true);
});

it('a body shows a hundred variants of a product and names all', async () => {
  const test = openTestStore({
    seed: {
      locations: [{ name: 'Main' }],
      products: [
        {
          title: 'Tee',
          options: ['Number'],
          variants: Array.from({ length: 101 }, (_, at) => ({
            sku: `T-${at}`,
            optionValues: [String(at)],
            price: '1.00',
          })),
        },
      ],
    },
  });
  await subscribe(test, 'PRODUCTS_UPDATE');
  test.store.admin.updateVariant({ variantId: test.variant('T-0').variantId, sku: 'T-ZERO' });
  await test.store.deliverDue();
  const [told] = test.sent;
  expect(told?.body.variants).toHaveLength(100);
  expect(told?.body.variant_gids).toHaveLength(101);
});

it('a new product without its first variant tells of those it has', async () => {
  const test = openTestStore();
  await subscribe(test, 'PRODUCTS_UPDATE');
  const { productCreate } = await test.get<{ productCreate: { product: { id: string } } }>(
    'mutation { productCreate(product: { title: "Bowl" }) { product { id } userErrors { message } } }',
  );
  await test.get(
    `mutation($id: ID!) { productVariantsBulkCreate(productId: $id, strategy: REMOVE_STANDALONE_VARIANT,
      variants: [{ price: "4.00", inventoryItem: { sku: "BOWL" } }]) { userErrors { message } } }`,
    { id: productCreate.product.id },
  );
  await test.store.deliverDue();
  expect(test.sent.at(-1)?.body.variants).toMatchObject([{ sku: 'BOWL' }]);
});

it('a store of many variants has as many as were asked for, each stocked everywhere', () => {
  const test = openTestStore({ seed: manyVariants(1_234, { locations: ['Main', 'Overflow'] }) });
  const { state } = test.store;
  expect([state.products.size, state.variants.size, state.levels.size]).toEqual([
    124, 1_234, 2_468,
  ]);
  expect(new Set(state.inventoryItems.all().map(({ sku }) => sku)).size).toBe(1_234);
  expect(test.stock('SKU-001234', 'Overflow')).toBe('35/35/0');
  expect(state.variants.in(productOf(test, 'SKU-001234'))).toHaveLength(4);
  const other = openTestStore({ seed: manyVariants(3, { prefix: 'D' }) });
  expect(other.stock('D-000003', 'Main')).toBe('4/4/0');
});

// A store with a large catalogue: what is done to a few of its records costs nothing for all the others.
import { expect, it } from 'vitest';
import { openTestStore, type TestStore } from './open-store.ts';

const large = (variants: number): TestStore =>
  openTestStore({
    seed: {
      locations: [{ name: 'Main' }, { name: 'Overflow' }],
      products: Array.from({ length: variants / 10 }, (_, product) => ({
        title: `Thing ${product}`,
        options: ['Size'],
        variants: Array.from({ length: 10 }, (_, size) => ({
          sku: `T-${product}-${size}`,
          optionValues: [String(size)],
          price: '1.00',
          stock: { Main: size, Overflow: 1 },
        })),
      })),
    },
  });

type LevelsPage = {
  location: {
    inventoryLevels: {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
};

it('lists every level once by pages, and all of them in one file', {
  timeout: 60_000,
}, async () => {
  const test = large(10_000);
  test.store.faults.bucket = { size: 1_000_000, restoreRate: 1000 };
  const seen = new Set<string>();
  for (let after: string | null = null; ; ) {
    const read: LevelsPage = await test.get<LevelsPage>(
      `query($id: ID!, $after: String) { location(id: $id) { inventoryLevels(first: 250, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } } }`,
      { id: test.location('Main'), after },
    );
    const { nodes, pageInfo } = read.location.inventoryLevels;
    for (const { id } of nodes) seen.add(id);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(seen.size).toBe(10_000);
  await test.get(
    'mutation { bulkOperationRunQuery(query: "{ locations { nodes { id inventoryLevels { nodes { id } } } } }") { userErrors { message } } }',
  );
  await test.store.deliverDue();
  test.clock.at += 60_000;
  await test.store.deliverDue();
  const { currentBulkOperation } = await test.get<{
    currentBulkOperation: { url: string; objectCount: string };
  }>('{ currentBulkOperation { url objectCount } }');
  expect(currentBulkOperation.objectCount).toBe('20002');
  const file = await (await test.store.fetch(new Request(currentBulkOperation.url))).text();
  expect(new Set(file.trimEnd().split('\n')).size).toBe(20_002);
});

it('gives products of one title a handle each, and follows one that is renamed', () => {
  const test = openTestStore({
    seed: {
      locations: [{ name: 'Main' }],
      products: Array.from({ length: 4 }, () => ({
        title: 'Mug',
        variants: [{ sku: null, price: '1.00' }],
      })),
    },
  });
  const handles = test.store.state.products.all().map(({ handle }) => handle);
  expect(handles).toEqual(['mug', 'mug-1', 'mug-2', 'mug-3']);
  const [first] = test.store.state.products.in('mug');
  if (first === undefined) throw new Error('no mug');
  test.store.state.products.put({ ...first, handle: 'cup' });
  expect(test.store.state.products.in('mug')).toEqual([]);
  expect(test.store.state.products.in('cup')).toHaveLength(1);
});

it('a change of a large store that fails leaves everything as it was', () => {
  const test = large(100);
  const { products } = test.store.state;
  const [first] = products.all();
  if (first === undefined) throw new Error('no product');
  expect(() =>
    test.store.state.transaction(() => {
      products.put({ ...first, handle: 'renamed' });
      products.delete(products.all()[1]?.id ?? '');
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(products.in('renamed')).toEqual([]);
  expect(products.in(first.handle)).toEqual([first]);
  expect(products.size).toBe(10);
});

// Bulk operations: what Shopify runs and refuses, how they go on by the store's clock, and the file that comes of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';
import { readDocuments } from './read-documents.ts';

const documents = readDocuments();
const text = (name: string): string => documents.get(name) ?? '';

const levels = `{ locations { edges { node { id name inventoryLevels { edges { node {
  id item { id } quantities(names: ["available"]) { quantity } } } } } } } }`;

type Operation = {
  id: string;
  status: string;
  errorCode: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
  completedAt: string | null;
};

type Started = {
  bulkOperationRunQuery: {
    bulkOperation: { id: string; status: string } | null;
    userErrors: { code: string; field: string[] | null; message: string }[];
  };
};

const run = async (test: TestStore, query: string) =>
  (await test.get<Started>(text('BulkRunQuery'), { query })).bulkOperationRunQuery;

async function start(test: TestStore, query = levels): Promise<string> {
  const { bulkOperation, userErrors } = await run(test, query);
  if (bulkOperation === null) throw new Error(JSON.stringify(userErrors));
  expect(bulkOperation.status).toBe('CREATED');
  return bulkOperation.id;
}

const status = async (test: TestStore, id: string): Promise<Operation> =>
  (await test.get<{ bulkOperation: Operation }>(text('BulkStatus'), { id })).bulkOperation;

const pass = async (test: TestStore, ms: number) => {
  test.clock.at += ms;
  await test.store.deliverDue();
};

const load = (test: TestStore, url: string | null, range?: string) =>
  test.store.fetch(new Request(url ?? '', range === undefined ? {} : { headers: { range } }));

/** The rows of a query, run to its end. */
async function rowsOf(test: TestStore, query: string): Promise<Record<string, unknown>[]> {
  const id = await start(test, query);
  await pass(test, 0);
  await pass(test, 60_000);
  const { url } = await status(test, id);
  const file = await (await load(test, url)).text();
  return file
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a bulk query', () => {
  it('makes a line of each row, and each names the one it belongs to', async () => {
    const test = openTestStore();
    const rows = await rowsOf(test, levels);
    const [main, overflow] = [test.location('Main'), test.location('Overflow')];
    expect(rows.slice(0, 2)).toEqual([
      { id: main, name: 'Main' },
      { id: overflow, name: 'Overflow' },
    ]);
    expect(rows.slice(2)).toEqual(
      expect.arrayContaining([
        {
          id: expect.stringContaining('gid://shopify/InventoryLevel/'),
          item: { id: test.variant('MUG-RED').itemId },
          quantities: [{ quantity: 5 }],
          __parentId: overflow,
        },
      ]),
    );
    expect(rows.slice(2)).toHaveLength(test.store.state.levels.size);
    expect(rows.slice(2).every((row) => Object.keys(row).at(-1) === '__parentId')).toBe(true);
  });

  it('lets rows stand below the one they belong to where that is asked for', async () => {
    const test = openTestStore();
    const { bulkOperationRunQuery } = await test.get<Started>(
      'mutation($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id } userErrors { message } } }',
      { query: levels },
    );
    await pass(test, 0);
    await pass(test, 60_000);
    const { url } = await status(test, bulkOperationRunQuery.bulkOperation?.id ?? '');
    const lines = (await (await load(test, url)).text()).trimEnd().split('\n');
    const parents = lines.map((line) => JSON.parse(line) as { id: string; __parentId?: string });
    expect(parents[0]?.id).toBe(test.location('Main'));
    expect(parents[1]?.__parentId).toBe(test.location('Main'));
  });

  it('finds connections inside an object of the row, through fragments and other names', async () => {
    const test = openTestStore();
    const rows = await rowsOf(
      test,
      `query { variants: productVariants(query: "sku:'MUG-RED'") { nodes { ...Own } } }
       fragment Own on ProductVariant { id sku stock: inventoryItem { tracked inventoryLevels(first: 1) { edges { node { id } } } } }`,
    );
    const { variantId } = test.variant('MUG-RED');
    expect(rows).toEqual([
      { id: variantId, sku: 'MUG-RED', stock: { tracked: true } },
      { id: expect.any(String), __parentId: variantId },
      { id: expect.any(String), __parentId: variantId },
    ]);
  });

  it('reads more than a page holds', async () => {
    const products = Array.from({ length: 600 }, (_, at) => ({
      title: `Thing ${at}`,
      variants: [{ sku: `T-${at}`, price: '1.00', stock: { Main: at } }],
    }));
    const test = openTestStore({ seed: { locations: [{ name: 'Main' }], products } });
    const rows = await rowsOf(test, levels);
    expect(rows).toHaveLength(601);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(601);
  });

  const deep =
    '{ products { edges { node { id variants { edges { node { id product { variants { edges { node { id } } } } } } } } } } }';
  it.each<[string, string, RegExp]>([
    ['that is no query', 'mutation { tagsAdd(id: "1", tags: []) { node { id } } }', /queries only/],
    ['without a connection', '{ shop { name } }', /at least one connection/],
    ['with an unknown field', '{ locations { nodes { colour } } }', /Cannot query field "colour"/],
    ['that cannot be read', '{ locations {', /Syntax Error/],
    ['of two fields', '{ locations { nodes { id } } products { nodes { id } } }', /exactly one/],
    ['of nodes', '{ nodes(ids: []) { id } }', /'node' and 'nodes'/],
    ['with a variable', 'query($q: String) { products(query: $q) { nodes { id } } }', /variables/],
    ['three connections deep', deep, /nesting depth greater than 2/],
    [
      'of six connections',
      `{ products { nodes { id ${'abcde'
        .split('')
        .map((name) => `${name}: variants { nodes { id } }`)
        .join(' ')} } } }`,
      /more than 5 connections/,
    ],
    [
      'whose outer row does not name itself',
      '{ products { nodes { title variants { nodes { id } } } } }',
      /must select the 'id' field.*variants/,
    ],
    [
      'with a connection in a list',
      '{ orders { nodes { id fulfillments(first: 1) { fulfillmentLineItems { nodes { id } } } } } }',
      /within a list field/,
    ],
  ])('%s is refused, and nothing runs', async (_, query, message) => {
    const test = openTestStore();
    const { bulkOperation, userErrors } = await run(test, query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toEqual([
      { code: 'INVALID', field: ['query'], message: expect.stringMatching(message) },
    ]);
    expect(test.store.nextDueAt()).toBeUndefined();
  });
});

describe('a bulk operation', () => {
  it('goes on by the store’s clock, and tells when it is over', async () => {
    const test = openTestStore();
    await test.get(
      'mutation { webhookSubscriptionCreate(topic: BULK_OPERATIONS_FINISH, webhookSubscription: { uri: "https://example.com/hook" }) { userErrors { message } } }',
    );
    const id = await start(test);
    expect(test.store.nextDueAt()).toBe(test.clock.at);
    await pass(test, 0);
    const running = await status(test, id);
    expect(running).toMatchObject({ status: 'RUNNING', objectCount: '0', url: null });
    const due = test.store.nextDueAt() ?? 0;
    expect(due - test.clock.at).toBeGreaterThan(1000);
    await pass(test, (due - test.clock.at) / 2);
    const half = await status(test, id);
    expect(half.status).toBe('RUNNING');
    expect(Number(half.objectCount)).toBeGreaterThan(0);
    await pass(test, due - test.clock.at);
    const rows = test.store.state.levels.size + 2;
    expect(await status(test, id)).toMatchObject({
      status: 'COMPLETED',
      errorCode: null,
      objectCount: String(rows),
      rootObjectCount: '2',
      completedAt: expect.any(String),
    });
    expect(test.sent).toEqual([
      {
        topic: 'bulk_operations/finish',
        body: {
          admin_graphql_api_id: id,
          completed_at: expect.any(String),
          created_at: '2026-11-23T07:00:00-05:00',
          error_code: null,
          status: 'completed',
          type: 'query',
        },
      },
    ]);
  });

  it('does not see what changes while it runs', async () => {
    const test = openTestStore();
    const id = await start(test);
    await pass(test, 0);
    const { itemId } = test.variant('MUG-RED');
    test.store.admin.setStock({
      inventoryItemId: itemId,
      locationId: test.location('Main'),
      available: 99,
    });
    await pass(test, 60_000);
    const { url } = await status(test, id);
    expect(await (await load(test, url)).text()).not.toContain('"quantity":99');
  });

  it('is found by its id, as a node, as the current one and in the list', async () => {
    const test = openTestStore();
    const first = await start(test);
    test.clock.at += 1000;
    const second = await start(test);
    const found = await test.get(
      `query($id: ID!) { node(id: $id) { ... on BulkOperation { id type query } } currentBulkOperation { id }
        bulkOperations(first: 5) { nodes { id } } }`,
      { id: first },
    );
    expect(found).toEqual({
      node: { id: first, type: 'QUERY', query: levels },
      currentBulkOperation: { id: second },
      bulkOperations: { nodes: [{ id: second }, { id: first }] },
    });
  });

  it('is the last of five at once; one more is refused until one is over', async () => {
    const test = openTestStore();
    for (let count = 0; count < 5; count += 1) await start(test);
    expect((await run(test, levels)).userErrors).toEqual([
      { code: 'LIMIT_REACHED', field: null, message: expect.any(String) },
    ]);
    await pass(test, 0);
    await pass(test, 60_000);
    await start(test);
  });

  it('can be cancelled while it runs, and only then', async () => {
    const test = openTestStore();
    const id = await start(test);
    await pass(test, 0);
    const cancel = () =>
      test.get<{ bulkOperationCancel: { userErrors: object[] } }>(text('BulkCancel'), { id });
    expect(await cancel()).toEqual({
      bulkOperationCancel: { bulkOperation: { id, status: 'CANCELING' }, userErrors: [] },
    });
    await pass(test, 60_000);
    expect(await status(test, id)).toMatchObject({ status: 'CANCELED', url: null });
    expect((await cancel()).bulkOperationCancel.userErrors).toHaveLength(1);
  });

  it('survives a restart with its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulk-'));
    const file = join(folder, 'store.sqlite');
    const before = openTestStore({ file });
    const id = await start(before);
    await pass(before, 0);
    await pass(before, 60_000);
    const whole = await (await load(before, (await status(before, id)).url)).text();
    before.store.close();
    const after = openTestStore({ file });
    after.clock.at += 120_000;
    const { url } = await status(after, id);
    expect(await (await load(after, url)).text()).toBe(whole);
    after.store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the file of a bulk operation', () => {
  const finished = async (test: TestStore): Promise<Operation> => {
    const id = await start(test);
    await pass(test, 0);
    await pass(test, 60_000);
    return status(test, id);
  };

  it('needs no token, says its length, and is there for seven days', async () => {
    const test = openTestStore();
    const { url, fileSize, id } = await finished(test);
    const response = await load(test, url);
    expect(response.headers.get('content-length')).toBe(fileSize);
    expect((await response.arrayBuffer()).byteLength).toBe(Number(fileSize));
    test.clock.at += 7 * 24 * 3_600_000;
    expect((await load(test, url)).status).toBe(404);
    expect(await status(test, id)).toMatchObject({ status: 'EXPIRED', url: null });
    const stranger = url?.replace(/\w{5}\.jsonl$/, '00000.jsonl') ?? '';
    expect((await load(test, stranger)).status).toBe(404);
  });

  it('goes on from any byte', async () => {
    const test = openTestStore({
      seed: {
        locations: [{ name: 'Lagerhaus Süd — 倉庫' }],
        products: [{ title: 'A', variants: [{ sku: 'A', price: '1.00' }] }],
      },
    });
    const { url, fileSize } = await finished(test);
    const whole = new Uint8Array(await (await load(test, url)).arrayBuffer());
    const size = Number(fileSize);
    for (let from = 0; from < size; from += 7) {
      const part = await load(test, url, `bytes=${from}-`);
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${size - 1}/${size}`);
      expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.subarray(from));
    }
    const beyond = await load(test, url, `bytes=${size}-`);
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${size}`);
    expect((await load(test, url, 'bytes=1-2,4-5')).status).toBe(200);
  });

  it('is none where there was nothing to read', async () => {
    const test = openTestStore();
    const id = await start(test, '{ orders { nodes { id } } }');
    await pass(test, 0);
    await pass(test, 60_000);
    expect(await status(test, id)).toMatchObject({ status: 'COMPLETED', url: null });
    placeOrder(test, { 'MUG-RED': 1 });
    expect(await rowsOf(test, '{ orders { nodes { id } } }')).toHaveLength(1);
  });
});

describe('what can go wrong with bulk operations', () => {
  it('the app may have none', async () => {
    const test = openTestStore();
    test.store.faults.bulk = 'refused';
    const answer = await test.ask(text('BulkRunQuery'), { query: levels });
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'ACCESS_DENIED' } });
    expect(await test.get('{ shop { name } }')).toEqual({ shop: { name: 'Engine Test' } });
  });

  it('one fails, and its webhook says so', async () => {
    const test = openTestStore();
    await test.get(
      'mutation { webhookSubscriptionCreate(topic: BULK_OPERATIONS_FINISH, webhookSubscription: { uri: "https://example.com/hook" }) { userErrors { message } } }',
    );
    test.store.faults.bulk = 'fails';
    const id = await start(test);
    await pass(test, 0);
    await pass(test, 60_000);
    expect(await status(test, id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'INTERNAL_SERVER_ERROR',
      url: null,
    });
    expect(test.sent[0]?.body).toMatchObject({
      status: 'failed',
      error_code: 'internal_server_error',
      completed_at: null,
    });
  });

  it('one never finishes, and can still be cancelled', async () => {
    const test = openTestStore();
    test.store.faults.bulk = 'never-finishes';
    const id = await start(test);
    await pass(test, 0);
    await pass(test, 24 * 3_600_000);
    expect((await status(test, id)).status).toBe('RUNNING');
    expect(test.store.nextDueAt()).toBeUndefined();
    await test.get(text('BulkCancel'), { id });
    await pass(test, 1000);
    expect((await status(test, id)).status).toBe('CANCELED');
  });

  it('a web page stands where the file was due', async () => {
    const test = openTestStore();
    test.store.faults.bulk = 'html';
    const id = await start(test);
    await pass(test, 0);
    await pass(test, 60_000);
    const response = await load(test, (await status(test, id)).url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});

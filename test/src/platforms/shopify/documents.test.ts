// Our GraphQL documents against Shopify's real schema, and proof that the check would find what is wrong.
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { findBulkFaults } from '../../../../scripts/graphql/bulk-queries.ts';
import { estimateCost } from '../../../../scripts/graphql/estimate-cost.ts';
import { findFaults } from '../../../../scripts/graphql/find-faults.ts';
import { loadOperations, operationsIn } from '../../../../scripts/graphql/load-operations.ts';
import { loadSchema } from '../../../../scripts/graphql/load-schema.ts';
import { paths } from '../../../../scripts/graphql/paths.ts';
import { pruneSchema } from '../../../../scripts/graphql/prune-schema.ts';
import { variableSizes } from '../../../../scripts/graphql/variable-sizes.ts';
import * as bulkTexts from '../../../../src/platforms/shopify/generated/bulk-queries.ts';
import * as generated from '../../../../src/platforms/shopify/generated/operations.ts';

const real = loadSchema(paths.fullSchema);
const faultsOf = (text: string) =>
  findFaults(real.schema, operationsIn(parse(text)), variableSizes).join('\n');

describe("Shopify's schema", () => {
  it('takes every operation of ours', () => {
    const ours = loadOperations(paths.operations);
    expect(findFaults(real.schema, ours, variableSizes)).toEqual([]);
    expect(Object.keys(generated)).toHaveLength(ours.operations.length);
  });

  it.each<[string, string, RegExp]>([
    ['an unknown field', 'query A { shop { nickname } }', /Cannot query field "nickname"/],
    [
      'a missing input',
      'mutation A { orderCreate(options: {}) { order { id } } }',
      /argument "order"/,
    ],
    [
      'a deprecated field',
      'query A { order(id: "1") { totalPrice } }',
      /Order\.totalPrice is deprecated/,
    ],
    [
      'a deprecated argument',
      'query A { webhookSubscriptions(first: 1, callbackUrl: "x") { nodes { id } } }',
      /argument callbackUrl is deprecated/,
    ],
    [
      'a deprecated input',
      'mutation A { orderCreate(order: { customerId: "1" }) { order { id } } }',
      /OrderCreateOrderInput\.customerId is deprecated/,
    ],
    [
      'a missing idempotency key',
      'mutation A($i: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $i) { userErrors { message } } }',
      /inventorySetQuantities needs @idempotent/,
    ],
    [
      'an operation that is too dear',
      'query A { orders(first: 100) { nodes { lineItems(first: 50) { nodes { id } } } } }',
      /A may cost 5201 points; 1000 are allowed/,
    ],
  ])('refuses %s', (_, text, fault) => {
    expect(faultsOf(text)).toMatch(fault);
  });

  it('takes a mutation with its key', () => {
    expect(
      faultsOf(
        'mutation A($i: InventorySetQuantitiesInput!, $k: String!) { inventorySetQuantities(input: $i) @idempotent(key: $k) { userErrors { message } } }',
      ),
    ).toBe('');
  });

  it('is cut to what a document touches, without inputs that are deprecated', () => {
    const document = parse(
      'query A { job(id: "1") { done } } mutation B($o: OrderCreateOrderInput!) { orderCreate(order: $o) { order { name } } }',
    );
    const cut = buildSchema(pruneSchema(real, document));
    expect(Object.keys(cut.getMutationType()?.getFields() ?? {})).toEqual(['orderCreate']);
    const order = cut.getType('Order');
    const input = cut.getType('OrderCreateOrderInput');
    expect(order && 'getFields' in order && Object.keys(order.getFields())).toEqual(['id', 'name']);
    expect(input && 'getFields' in input && 'customerId' in input.getFields()).toBe(false);
    expect(input && 'getFields' in input && 'customer' in input.getFields()).toBe(true);
    expect(cut.getType('Shop')).toBeUndefined();
  });
});

describe('a query that stores run in bulk', () => {
  const bulkFaultsOf = (text: string) =>
    findBulkFaults(real.schema, operationsIn(parse(text))).join('\n');

  it('is one that Shopify runs, each of ours', () => {
    const ours = loadOperations(paths.bulkQueries);
    expect(findBulkFaults(real.schema, ours)).toEqual([]);
    expect(Object.keys(bulkTexts)).toHaveLength(ours.operations.length);
    for (const text of Object.values(bulkTexts)) expect(parse(text).definitions).toHaveLength(1);
  });

  it.each<[string, string, RegExp]>([
    ['an unknown field', 'query A { locations { nodes { nickname } } }', /Cannot query field/],
    ['no connection', 'query A { shop { name } }', /A has no connection/],
    [
      'two top-level fields',
      'query A { locations { nodes { id } } products { nodes { id } } }',
      /A has more than one top-level field/,
    ],
    [
      'a variable',
      'query A($q: String) { products(query: $q) { nodes { id } } }',
      /A has variables/,
    ],
    [
      'connections three deep',
      'query A { products { nodes { id variants { nodes { id inventoryItem { inventoryLevels { nodes { id } } } } } } } }',
      /A nests connections 3 deep; 2 are allowed/,
    ],
    [
      'six connections',
      `query A { products { nodes { id ${'abcde'
        .split('')
        .map((name) => `${name}: variants { nodes { id } }`)
        .join(' ')} } } }`,
      /A has 6 connections; 5 are allowed/,
    ],
    [
      'a deprecated field',
      'query A { orders { nodes { id totalPrice } } }',
      /Order\.totalPrice is deprecated/,
    ],
    ['a mutation', 'mutation A { tagsAdd(id: "1", tags: []) { node { id } } }', /A is no query/],
  ])('is refused with %s', (_, text, fault) => {
    expect(bulkFaultsOf(text)).toMatch(fault);
  });
});

describe('the estimate of a cost', () => {
  const schema = buildSchema(`
    type Query { thing: Thing things(first: Int, last: Int): ThingConnection some(ids: [ID!]!): [Named] either: Either }
    type Mutation { make: Thing }
    type ThingConnection { nodes: [Thing!]! pageInfo: PageInfo! }
    type PageInfo { hasNextPage: Boolean! }
    type Thing implements Named { id: ID! name: String inner: Thing list: [Thing!]! things(first: Int): ThingConnection }
    type Other implements Named { id: ID! inner: Thing }
    interface Named { id: ID! }
    union Either = Thing | Other
  `);

  it.each<[string, number]>([
    ['query A { thing { id name } }', 1],
    ['query A { thing { inner { id } } }', 2],
    ['query A { thing { list { id } } }', 2],
    ['query A { things(first: 10) { nodes { id } pageInfo { hasNextPage } } }', 12],
    ['query A { things(last: 3) { nodes { inner { id } } } }', 7],
    ['query A($n: Int! = 5) { things(first: $n) { nodes { id } } }', 6],
    ['query A { things(first: 10) { nodes { things(first: 10) { nodes { id } } } } }', 121],
    ['query A($ids: [ID!]!) { some(ids: $ids) { id } }', 4],
    [
      'query A { either { ... on Thing { inner { id } list { id } } ... on Other { inner { id } } } }',
      3,
    ],
    ['query A { thing { ...F } } fragment F on Thing { inner { id } }', 2],
    ['mutation A { make { inner { id } } }', 11],
    ['mutation A { one: make { id } two: make { id } }', 20],
  ])('%s costs %i', (text, cost) => {
    const { operations, fragments } = operationsIn(parse(text));
    const [operation] = operations;
    if (!operation) throw new Error('no operation');
    expect(estimateCost(schema, fragments, operation, { ids: 4 })).toBe(cost);
  });

  it.each([
    ['query A { things { nodes { id } } }', /Say how many of things/],
    ['query A($n: Int!) { things(first: $n) { nodes { id } } }', /Say how large/],
    [
      'query A { things(first: 1) { ...F } } fragment F on ThingConnection { nodes { id } }',
      /Write the fields of ThingConnection out/,
    ],
  ])('%s cannot be estimated', (text, words) => {
    const { operations, fragments } = operationsIn(parse(text));
    const [operation] = operations;
    if (!operation) throw new Error('no operation');
    expect(() => estimateCost(schema, fragments, operation)).toThrow(words);
  });
});

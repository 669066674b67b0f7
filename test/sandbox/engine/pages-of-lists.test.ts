// Lists by pages: each record once, forwards and backwards, whatever is read between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Connection, connection } from '../../../sandbox/shopify/graphql/connection.ts';
import { openTestStore } from './open-store.ts';

type Numbered = { id: string; word: string };

const records = fc
  .uniqueArray(fc.nat({ max: 1000 }), { maxLength: 30 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .constantFrom('a', 'b', 'c')
          .map((word) => ({ id: `gid://shopify/Order/${number}`, word })),
      ),
    ),
  )
  .map((list): Numbered[] => list);

/** All pages, one after the other. */
function readAll(list: Numbered[], args: object, sortKey?: (record: Numbered) => string): string[] {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Connection<Numbered> = connection(list, { ...args, after }, sortKey);
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

const numberOf = ({ id }: Numbered) => Number(id.slice(id.lastIndexOf('/') + 1));

describe('pages of a list', () => {
  it('hold every record once, in the order of ids or of a key, either way round', () => {
    fc.assert(
      fc.property(
        records,
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        fc.boolean(),
        (list, first, reverse, byWord) => {
          const order = list.toSorted((one, other) =>
            byWord && one.word !== other.word
              ? one.word < other.word
                ? -1
                : 1
              : numberOf(one) - numberOf(other),
          );
          if (reverse) order.reverse();
          const read = readAll(list, { first, reverse }, byWord ? ({ word }) => word : undefined);
          expect(read).toEqual(order.map(({ id }) => id));
        },
      ),
    );
  });

  it('say at both ends whether there is more', () => {
    const list = [1, 2, 3, 4, 5].map((number) => ({ id: `gid://shopify/Order/${number}` }));
    const whole = connection(list, { first: 2 });
    const rest = connection(list, { first: 9, after: whole.pageInfo.endCursor });
    const before = connection(list, { last: 2, before: rest.pageInfo.startCursor });
    expect(whole.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(before.nodes).toEqual(whole.nodes);
    expect(connection(list, { last: 2, reverse: true }).nodes).toEqual([list[1], list[0]]);
    expect(connection([], { first: 2 }).pageInfo).toMatchObject({
      hasNextPage: false,
      endCursor: null,
    });
  });

  it('of levels follow what changes: where they are stocked, and since when', async () => {
    const test = openTestStore();
    const levelsOf = async (name: string, query?: string) => {
      const { location } = await test.get<{
        location: { inventoryLevels: { nodes: { item: { sku: string } }[] } };
      }>(
        'query($id: ID!, $query: String) { location(id: $id) { inventoryLevels(first: 9, query: $query) { nodes { item { sku } } } } }',
        { id: test.location(name), query },
      );
      return location.inventoryLevels.nodes.map(({ item }) => item.sku);
    };
    expect(await levelsOf('Overflow')).toEqual(['MUG-RED', 'TEE-M']);
    test.clock.at += 60_000;
    test.store.admin.setStock({
      inventoryItemId: test.variant('TEE-S').itemId,
      locationId: test.location('Overflow'),
      available: 2,
    });
    expect(await levelsOf('Overflow')).toEqual(['MUG-RED', 'TEE-M', 'TEE-S']);
    const since = new Date(test.clock.at).toISOString();
    expect(await levelsOf('Overflow', `updated_at:>='${since}'`)).toEqual(['TEE-S']);
    expect(await levelsOf('Main', `updated_at:>='${since}'`)).toEqual([]);
  });

  it('are never larger than 250', async () => {
    const { errors } = await openTestStore().ask('{ orders(first: 251) { nodes { id } } }');
    expect(errors?.[0]?.message).toBe('first cannot exceed 250');
    const whole = await openTestStore().ask('{ orders(first: 2147483647) { nodes { id } } }');
    expect(whole.errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED');
  });
});

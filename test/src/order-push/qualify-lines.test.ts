import { describe, expect, it } from 'vitest';
import {
  type LineFacts,
  type LineRules,
  qualifyLines,
} from '../../../src/order-push/qualify-lines.ts';
import { anOrderLine } from '../../support/builders.ts';

const link = {
  active: true,
  sourceVariantId: 'source-variant',
  sourceInventoryItemId: 'source-listing',
  sourceTracked: true,
  sourceGone: false,
  waitsForApply: false,
  since: 0,
};

const facts = (change: Partial<LineFacts> = {}): LineFacts => ({
  connectionId: 'cn_1',
  sourceStoreId: 'st_source',
  sourceCurrency: 'USD',
  sourceListingsWithSku: 1,
  ownListingsWithSku: 1,
  link,
  mappedLocationIds: new Set(['dest-1']),
  ...change,
});

const noRules: LineRules = { currency: undefined, short: new Set() };

const qualify = (
  line: Parameters<typeof anOrderLine>[0],
  known: LineFacts[],
  free = 2,
  rules = noRules,
) => qualifyLines([{ line: anOrderLine(line), free }], () => known, rules);

describe('which lines go, and why the rest stays', () => {
  /** Of three units, the shop ships two and the stall one; parts hold what is not free. */
  const three = {
    quantity: 3,
    currentQuantity: 3,
    unfulfilledQuantity: 3,
    assigned: [
      { locationId: 'shop', quantity: 2 },
      { locationId: 'stall', quantity: 1 },
    ],
  };
  const serving = (...ids: string[]) => facts({ mappedLocationIds: new Set(ids) });
  it.each([
    ['nothing is pushed yet, and the stall is not served', 3, [serving('shop')], 2, 1],
    ['the shop’s units are pushed, and the stall is not served', 1, [serving('shop')], 0, 1],
    ['one of the shop’s units is pushed', 2, [serving('shop')], 1, 1],
    [
      'the shop’s units are pushed, and the stall is served by now',
      1,
      [serving('shop', 'stall')],
      1,
      0,
    ],
    ['another source ships the stall’s unit', 2, [serving('shop'), serving('stall')], 2, 0],
  ])('[OP5, OP6] only units of places that are served go: %s', (_, free, known, goes, stays) => {
    const { pushed, held } = qualify(three, known, free);
    expect(pushed.map(({ quantity }) => quantity)).toEqual(goes > 0 ? [goes] : []);
    const why = 'location-not-mapped';
    expect(held.map((line) => [line.why, line.quantity])).toEqual(stays > 0 ? [[why, stays]] : []);
  });

  it('pushes a line that meets every condition, in the units the customer wants', () => {
    expect(qualify({}, [facts()])).toEqual({
      pushed: [
        {
          lineId: 'gid://shopify/LineItem/11',
          connectionId: 'cn_1',
          sourceStoreId: 'st_source',
          sourceVariantId: 'source-variant',
          sourceInventoryItemId: 'source-listing',
          quantity: 2,
        },
      ],
      held: [],
    });
  });

  it.each([
    ['no SKU', { sku: '' }, [facts({ link: undefined, sourceListingsWithSku: 0 })], 'sku-empty'],
    ['no connection at all', {}, [], 'sku-not-on-source'],
    [
      'a SKU the source does not have',
      {},
      [facts({ link: undefined, sourceListingsWithSku: 0 })],
      'sku-not-on-source',
    ],
    [
      'a SKU twice on the source',
      {},
      [facts({ link: undefined, sourceListingsWithSku: 2 })],
      'sku-duplicate-on-source',
    ],
    ['no link', {}, [facts({ link: undefined })], 'not-linked'],
    [
      'a link that waits for Apply',
      {},
      [facts({ link: { ...link, waitsForApply: true } })],
      'first-levels-wait',
    ],
    ['a paused link', {}, [facts({ link: { ...link, active: false } })], 'link-paused'],
    [
      'tracking off at the source',
      {},
      [facts({ link: { ...link, sourceTracked: false } })],
      'stock-tracking-off',
    ],
    ['tracking off at the destination', { tracked: false }, [facts()], 'stock-tracking-off'],
    ['no routing yet', { assigned: [] }, [facts()], 'not-routed'],
    [
      'a location in no group',
      {},
      [facts({ mappedLocationIds: new Set() })],
      'location-not-mapped',
    ],
    ['no shipping needed', { requiresShipping: false }, [facts()], 'nothing-to-ship'],
  ] as const)('holds a line with %s', (_, line, known, why) => {
    const { pushed, held } = qualify(
      { ...line, assigned: 'assigned' in line ? [] : [{ locationId: 'dest-1', quantity: 2 }] },
      [...known],
    );
    expect(pushed).toEqual([]);
    expect(held).toEqual([{ lineId: 'gid://shopify/LineItem/11', why, quantity: 2 }]);
  });

  it('pushes only the units at mapped locations and holds the others', () => {
    const assigned = [
      { locationId: 'dest-1', quantity: 1 },
      { locationId: 'dest-2', quantity: 1 },
    ];
    const { pushed, held } = qualify({ assigned }, [facts()]);
    expect(pushed.map((line) => line.quantity)).toEqual([1]);
    expect(held).toEqual([
      { lineId: 'gid://shopify/LineItem/11', why: 'location-not-mapped', quantity: 1 },
    ]);
  });

  it('says nothing about units that are in another part already', () => {
    expect(qualify({}, [facts()], 0)).toEqual({ pushed: [], held: [] });
  });

  it('takes the first connection that ships the line, and else the reason that came furthest', () => {
    const stranger = facts({ connectionId: 'cn_0', link: undefined, sourceListingsWithSku: 0 });
    expect(qualify({}, [stranger, facts()]).pushed[0]?.connectionId).toBe('cn_1');
    const unmapped = facts({ mappedLocationIds: new Set() });
    expect(qualify({}, [unmapped, stranger]).held[0]?.why).toBe('location-not-mapped');
  });
});

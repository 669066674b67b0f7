// What each line of a list of tracking numbers would ship, or why not.
import { describe, expect, it } from 'vitest';
import { judgeTrackingLines } from '../../../src/mirror/judge-tracking-lines.ts';
import type { NamedOrder, NamedPush } from '../../../src/mirror/named-order.ts';
import type { TrackingLine } from '../../../src/mirror/read-tracking-lines.ts';

const push = (change: Partial<NamedPush> = {}): NamedPush => ({
  pushId: 'p1',
  sourceStoreName: 'North Supply',
  sourceOrderName: '#N7',
  isThere: true,
  isCancelled: false,
  lines: [
    { orderLineId: 'l1', sku: 'MUG', sourceSku: '', left: 2 },
    { orderLineId: 'l2', sku: 'TEE', sourceSku: '', left: 1 },
    { orderLineId: 'l3', sku: 'CAP', sourceSku: '', left: 0 },
  ],
  ...change,
});
const order = (change: Partial<NamedOrder> = {}): NamedOrder => ({
  orderId: 'o1',
  name: '#1001',
  storeName: 'Mug Street',
  isCancelled: false,
  isFulfilled: false,
  pushes: [push()],
  ...change,
});
const line = (change: Partial<TrackingLine> = {}): TrackingLine => ({
  line: 2,
  order: '1001',
  store: '',
  sku: '',
  quantity: '',
  carrier: 'UPS',
  number: '1Z5R89390357567127',
  ...change,
});
const why = (lines: Partial<TrackingLine>[], orders: NamedOrder[] = [order()]) =>
  judgeTrackingLines(
    lines.map((one, at) => line({ line: at + 2, ...one })),
    orders,
  ).map((judged) => judged.why);
const harbor = order({
  orderId: 'o2',
  storeName: 'Harbor Goods',
  pushes: [push({ pushId: 'p2', sourceOrderName: '#N8' })],
});

describe('judging lines of tracking numbers', () => {
  it.each([
    ['by its own number', { order: '1001' }],
    ['with a number sign', { order: ' #1001 ' }],
    ['by the source’s number, whatever its case', { order: 'n7' }],
    ['with the selling store', { store: 'mug street' }],
    ['with the source store', { store: 'North Supply' }],
    ['with a SKU and units', { sku: 'MUG', quantity: '1' }],
    ['with a SKU in another case', { sku: 'mug' }],
    ['with the quantity of all that is left', { quantity: '3' }],
    ['without a carrier', { carrier: '' }],
  ])('[SO1] ships %s', (_, change) => {
    const [judged] = judgeTrackingLines([line(change)], [order()]);
    expect(judged).toMatchObject({
      why: undefined,
      pushId: 'p1',
      carrier: 'UPS',
      looksWrong: false,
    });
  });

  it.each([
    [{ order: '' }, { kind: 'no-order' }],
    [{ order: '# ' }, { kind: 'no-order' }],
    [{ order: '1002' }, { kind: 'unknown-order' }],
    [{ store: 'Nobody' }, { kind: 'unknown-order' }],
    [{ number: '' }, { kind: 'no-number' }],
    [{ number: 'UPS' }, { kind: 'no-number' }],
    [{ number: '9.40011E+21' }, { kind: 'no-number' }],
    [{ number: '9,40011e21' }, { kind: 'no-number' }],
    [{ number: '="94001"' }, { kind: 'no-number' }],
    [{ number: '=94001' }, { kind: 'no-number' }],
    [{ number: '"94001' }, { kind: 'no-number' }],
    [{ number: '1'.repeat(101) }, { kind: 'too-long' }],
    [{ carrier: 'a\nb' }, { kind: 'too-long' }],
    [{ sku: 'PIN' }, { kind: 'no-such-sku', sku: 'PIN' }],
    [{ quantity: '2' }, { kind: 'no-such-sku', sku: '' }],
    [{ quantity: '4' }, { kind: 'too-many', left: 3 }],
    [
      { sku: 'MUG', quantity: '3' },
      { kind: 'too-many', left: 2 },
    ],
    [
      { sku: 'MUG', quantity: '1.5' },
      { kind: 'quantity-unreadable', typed: '1.5' },
    ],
    [
      { sku: 'MUG', quantity: '0' },
      { kind: 'quantity-unreadable', typed: '0' },
    ],
    // Whatever else is wrong with it: only this reason keeps what was typed.
    [
      { order: '', number: '', quantity: '-1' },
      { kind: 'quantity-unreadable', typed: '-1' },
    ],
    [
      { quantity: `1${' '.repeat(60)}x${'y'.repeat(60)}` },
      { kind: 'quantity-unreadable', typed: `1 x${'y'.repeat(47)}` },
    ],
    [{ sku: 'CAP' }, { kind: 'nothing-left' }],
  ] as const)('[SO1] rejects %j as %j', (change, expected) => {
    expect(why([change])).toEqual([expected]);
  });

  it.each([
    ['a cancelled order', { isCancelled: true }, { kind: 'cancelled' }],
    [
      'one cancelled at its source',
      { pushes: [push({ isThere: false, isCancelled: true })] },
      { kind: 'cancelled' },
    ],
    ['one that was not pushed', { pushes: [] }, { kind: 'not-pushed' }],
    ['one whose push waits', { pushes: [push({ isThere: false })] }, { kind: 'not-pushed' }],
    ['one that its store calls fulfilled', { isFulfilled: true }, { kind: 'nothing-left' }],
    [
      'one that is shipped',
      { pushes: [push({ lines: [{ orderLineId: 'l1', sku: 'MUG', sourceSku: '', left: 0 }] })] },
      { kind: 'nothing-left' },
    ],
  ])('[SO1] rejects %s', (_, change, expected) => {
    expect(why([{}], [order(change)])).toEqual([expected]);
  });

  it.each([
    ['too many', { sku: 'mug', quantity: '3', carrier: '' }, 3],
    ['no such SKU', { sku: 'PIN', quantity: '', carrier: '' }, null],
    ['no order', { order: '1002', sku: 'mug', quantity: '2', carrier: '' }, 2],
  ])('[SO1] keeps a rejected line as it was written: %s', (_, change, quantity) => {
    const [judged] = judgeTrackingLines([line(change)], [order()]);
    expect(judged).toMatchObject({ sku: change.sku, quantity, carrier: '' });
    expect(judged?.why).toBeDefined();
  });

  it('[SO1] keeps the quantity that was written where it is all that is left', () => {
    const [judged] = judgeTrackingLines([line({ quantity: '3' })], [order()]);
    expect(judged).toMatchObject({ why: undefined, sku: '', quantity: 3 });
  });

  it('[SO1] has the store named where several orders have the number', () => {
    const orders = [order(), harbor];
    expect(why([{}], orders)).toEqual([
      { kind: 'several-orders', stores: ['Mug Street', 'Harbor Goods'] },
    ]);
    const [judged] = judgeTrackingLines([line({ store: 'Harbor Goods' })], orders);
    expect(judged).toMatchObject({ why: undefined, pushId: 'p2' });
  });

  it('[SO1] tells a store’s own number from a source’s same one by the store', () => {
    const other = order({
      orderId: 'o3',
      name: '#5',
      pushes: [push({ pushId: 'p3', sourceOrderName: '#1001' })],
    });
    const orders = [order(), other];
    expect(why([{}], orders)).toEqual([
      { kind: 'several-orders', stores: ['Mug Street', 'North Supply'] },
    ]);
    const pushOf = (store: string) => judgeTrackingLines([line({ store })], orders)[0]?.pushId;
    expect(pushOf('Mug Street')).toBe('p1');
    expect(pushOf('North Supply')).toBe('p3');
  });

  it('[SO1] has the source named where an order is at two, and finds the one by its SKU', () => {
    const south = push({
      pushId: 'p4',
      sourceStoreName: 'South Depot',
      sourceOrderName: 'S1',
      lines: [{ orderLineId: 'l9', sku: 'PIN', sourceSku: '', left: 1 }],
    });
    const both = [order({ pushes: [push(), south] })];
    expect(why([{}], both)).toEqual([
      { kind: 'several-orders', stores: ['North Supply', 'South Depot'] },
    ]);
    const pushOf = (change: Partial<TrackingLine>) =>
      judgeTrackingLines([line(change)], both)[0]?.pushId;
    expect([
      pushOf({ sku: 'PIN' }),
      pushOf({ store: 'South Depot' }),
      pushOf({ order: 's1' }),
    ]).toEqual(['p4', 'p4', 'p4']);
  });

  it('[SO1] ships no unit twice: two lines for everything are both rejected, but for a repeated one', () => {
    expect(why([{ number: 'A1' }, { number: 'B1' }])).toEqual([
      { kind: 'twice', line: 3 },
      { kind: 'twice', line: 2 },
    ]);
    expect(why([{}, {}])).toEqual([undefined, { kind: 'twice', line: 2 }]);
    expect(why([{ number: 'A1' }, { number: 'B1', sku: 'TEE' }])).toEqual([
      { kind: 'twice', line: 3 },
      undefined,
    ]);
  });

  it('[SO1] gives each line its units as long as there are any', () => {
    const mugs = [{ quantity: '1' }, { quantity: '3' }, {}, { quantity: '1' }];
    const judged = judgeTrackingLines(
      mugs.map((one, at) => line({ line: at + 2, sku: 'MUG', ...one })),
      [order()],
    );
    expect(judged.map((one) => one.why ?? one.quantity)).toEqual([
      1,
      { kind: 'too-many', left: 2 },
      1,
      { kind: 'twice', line: 2 },
    ]);
  });

  const sourced = order({
    pushes: [
      push({
        lines: [
          { orderLineId: 'l1', sku: 'SELL-A', sourceSku: 'N-1', left: 1 },
          { orderLineId: 'l2', sku: 'SELL-B', sourceSku: 'N-1', left: 2 },
          { orderLineId: 'l3', sku: 'N-2', sourceSku: 'N-3', left: 1 },
          { orderLineId: 'l4', sku: 'SELL-C', sourceSku: 'N-2', left: 1 },
          { orderLineId: 'l5', sku: '', sourceSku: '', left: 1 },
        ],
      }),
    ],
  });

  it('[SO1] takes the source’s own SKU for every line that it lists so', () => {
    const judged = judgeTrackingLines(
      [
        line({ line: 2, sku: 'SELL-B', quantity: '1' }),
        line({ line: 3, sku: 'n-1' }),
        line({ line: 4, sku: 'SELL-A' }),
        line({ line: 5, sku: 'N-3' }),
      ],
      [sourced],
    );
    expect(judged.map(({ sku, quantity, why }) => why ?? [sku, quantity])).toEqual([
      ['SELL-B', 1],
      ['N-1', 2],
      { kind: 'twice', line: 3 },
      ['N-3', 1],
    ]);
  });

  it('[SO1] ships nothing of a SKU that is one thing at the selling store and another at the source', () => {
    expect(why([{ sku: 'N-2' }, { sku: 'SELL-C' }], [sourced])).toEqual([
      { kind: 'sku-unclear', sku: 'N-2' },
      undefined,
    ]);
  });

  it('[SO1] rejects a number that a shipment of another order carries, however it is written', () => {
    const carried = (orderId: string) => [
      { number: '1z5r89390357567127', orderId, orderName: '#900', storeName: 'Harbor Goods' },
    ];
    const whyOf = (orderId: string) =>
      judgeTrackingLines([line({ number: '1z 5R89-390357567127' })], [order()], carried(orderId))[0]
        ?.why;
    expect(whyOf('o9')).toEqual({ kind: 'number-taken', order: '#900', store: 'Harbor Goods' });
    expect(whyOf('o1')).toBeUndefined();
  });

  it('[SO1] has a store named where an order of the number is shipped or cancelled', () => {
    const both = [order(), { ...harbor, isFulfilled: true }];
    expect(why([{}], both)).toMatchObject([{ kind: 'several-orders' }]);
    expect(why([{ store: 'Harbor Goods' }], both)).toEqual([{ kind: 'nothing-left' }]);
    const gone = [order(), { ...harbor, isCancelled: true }];
    expect(why([{ store: 'Harbor Goods' }], gone)).toEqual([{ kind: 'cancelled' }]);
  });

  it('[SO1] reads the SKUs of a large order once for a thousand lines', () => {
    let looked = 0;
    const lines = Array.from({ length: 250 }, (_, at) => ({
      orderLineId: `l${at}`,
      get sku() {
        looked += 1;
        return `SKU-${at}`;
      },
      sourceSku: '',
      left: 4,
    }));
    const judged = judgeTrackingLines(
      Array.from({ length: 1_000 }, (_, at) =>
        line({ line: at + 2, sku: `SKU-${at % 250}`, quantity: '1', number: `N${at}` }),
      ),
      [order({ pushes: [push({ lines })] })],
    );
    expect(judged.every((one) => one.why === undefined)).toBe(true);
    expect(looked).toBeLessThan(20 * 1_000);
  });
});

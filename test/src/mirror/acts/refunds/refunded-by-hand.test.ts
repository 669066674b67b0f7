// An act waits or failed, and a person does by hand what it was to do: it is joined to that, and nothing comes a second time.
import { describe, expect, it } from 'vitest';
import type { ActWish } from '../../../../../src/mirror/acts/act.ts';
import type { KnownAct, LookInput } from '../../../../../src/mirror/acts/look.ts';
import { planLook } from '../../../../../src/mirror/acts/plan-look.ts';
import type { OrderAftermath, PlatformRefund } from '../../../../../src/platforms/aftermath.ts';
import { line, order, part } from '../returns/returns-desk.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

const refund = (id: string, lineId: string | undefined, over: Partial<PlatformRefund> = {}) => ({
  ...{ id, createdAt: '2026-11-24T12:00:00Z', note: undefined, returnId: undefined },
  lines:
    lineId === undefined
      ? []
      : [
          {
            ...{ lineId, quantity: 1, restock: 'cancel' as const, locationId: undefined },
            worth: usd('10.00'),
          },
        ],
  ...{ shipping: usd('0'), shippingNet: usd('0'), total: usd('10.00') },
  ...over,
});

const lineOf = (lineId: string, current: number, mark?: string) =>
  line(lineId, { current, open: current, unitWorth: usd('10.00'), destinationLineId: mark });

/** The customer's order and its source order: three units of one line, of which so many are left. */
const soldOrder = (current: number, refunds: PlatformRefund[]): OrderAftermath =>
  order({
    ...{ hasShipped: false, received: usd('30.00'), refunds },
    lines: [lineOf('d1', current)],
  });
const madeOrder = (current: number, refunds: PlatformRefund[]): OrderAftermath =>
  order({
    ...{ hasShipped: false, received: usd('30.00'), refunds },
    lines: [lineOf('s1', current, 'd1')],
  });
const partWith = (stoodFor: number, made: OrderAftermath, refundsBefore: string[] = []) =>
  part('p1', [], {
    ...{ made, refundsBefore },
    lines: [{ lineId: 'd1', quantity: stoodFor, shipped: 0 }],
  });

const wishes = {
  'refund-source': {
    kind: 'refund-source',
    lines: [{ destinationLineId: 'd1', quantity: 1, restock: 'cancel', locationId: undefined }],
    ...{ shipping: '0', amount: '10.00', currency: 'USD' },
  },
  'refund-destination': {
    kind: 'refund-destination',
    lines: [{ destinationLineId: 'd1', quantity: 1 }],
    ...{ amount: '0', currency: 'USD' },
  },
  'pay-destination': { kind: 'pay-destination', amount: '10.00', currency: 'USD' },
} satisfies Partial<Record<ActWish['kind'], ActWish>>;

const known = (
  kind: keyof typeof wishes,
  cause: string,
  over: Partial<KnownAct> = {},
): KnownAct => ({
  ...{ id: `ma_${kind}`, pushId: 'p1', kind, cause, state: 'failed', stop: 'refused' },
  ...{ madeId: null, wish: wishes[kind], createdAt: Date.parse('2026-11-24T11:00:00Z') },
  ...over,
});

const plan = (input: Partial<LookInput> & Pick<LookInput, 'sold' | 'parts'>) => {
  const { acts, joined, moot, quantities } = planLook({
    ...{ mark: null, acts: [], sourceRefunds: 'ask' },
    ...input,
  });
  return {
    acts: acts.map(({ wish, cause, stop }) => ({ kind: wish.kind, cause, stop })),
    ...{ joined, moot, quantities },
  };
};
const nothing = { acts: [], joined: [], moot: [], quantities: [] };

describe('Mug Street refunded a unit, and North Supply’s act for it is not done', () => {
  const atStreet = [refund('r1', 'd1')];
  const byHand = [refund('r9', 's1')];

  it.each(['ready', 'failed'] as const)(
    '[RV2] its people do it by hand, the act %s: that is it',
    (state) => {
      const of = known('refund-source', 'r1', { state });
      expect(
        plan({
          sold: soldOrder(2, atStreet),
          parts: [partWith(2, madeOrder(2, byHand))],
          acts: [of],
        }),
      ).toEqual({ ...nothing, joined: [{ actId: of.id, madeId: 'r9' }] });
    },
  );

  it.each([
    ['that was left', { state: 'withdrawn' }],
    ['that is under way', { state: 'creating', stop: null }],
    ['that came later', { createdAt: Date.parse('2026-11-24T12:00:01Z') }],
  ] as const)('[RV2] what they do by hand is not that of an act %s', (_, over) => {
    const { joined } = plan({
      sold: soldOrder(2, atStreet),
      parts: [partWith(2, madeOrder(2, byHand))],
      acts: [known('refund-source', 'r1', over)],
    });
    expect(joined).toEqual([]);
  });

  it('[RV2] what an act was made for already is something of its own', () => {
    const { joined } = plan({
      sold: soldOrder(2, atStreet),
      parts: [partWith(1, madeOrder(2, byHand))],
      acts: [
        known('refund-source', 'r1'),
        known('refund-destination', 'r9', { state: 'created', madeId: 'r8', stop: null }),
      ],
    });
    expect(joined).toEqual([]);
  });

  it('[RV2] what they did once stands for one act only', () => {
    const acts = [known('refund-source', 'r1'), known('refund-source', 'r2', { id: 'ma_second' })];
    const refunds = [refund('r1', 'd1'), refund('r2', 'd1')];
    const { joined } = plan({
      ...{ sold: soldOrder(1, refunds), parts: [partWith(1, madeOrder(2, byHand))], acts },
    });
    expect(joined).toEqual([{ actId: 'ma_refund-source', madeId: 'r9' }]);
  });

  it('[RV2] another number of units is another refund', () => {
    const [{ lines: [of] = [], ...whole }] = [refund('r9', 's1')];
    const two = { ...whole, lines: of ? [{ ...of, quantity: 2 }] : [] };
    const { joined, acts } = plan({
      sold: soldOrder(2, atStreet),
      parts: [partWith(2, madeOrder(1, [two]))],
      acts: [known('refund-source', 'r1')],
    });
    expect(joined).toEqual([]);
    expect(acts).toMatchObject([
      { kind: 'refund-destination', cause: 'r9' },
      { kind: 'pay-destination', cause: 'r9' },
    ]);
  });
});

describe('North Supply refunded a unit, and Mug Street’s act for it is not done', () => {
  const atNorth = [refund('r9', 's1')];
  const acts = [
    known('refund-destination', 'r9'),
    known('pay-destination', 'r9', { stop: 'refund-money' }),
  ];

  it('[RV2] its people do it by hand with its money: that is it, and nobody is asked about money', () => {
    expect(
      plan({
        sold: soldOrder(2, [refund('r1', 'd1')]),
        parts: [partWith(2, madeOrder(2, atNorth))],
        acts,
      }),
    ).toEqual({
      ...nothing,
      joined: [{ actId: 'ma_refund-destination', madeId: 'r1' }],
      moot: ['ma_pay-destination'],
    });
  });

  it('[RV2] by hand without money: whether it goes back is still asked', () => {
    expect(
      plan({
        sold: soldOrder(2, [refund('r1', 'd1', { total: usd('0') })]),
        parts: [partWith(2, madeOrder(2, atNorth))],
        acts,
      }),
    ).toEqual({ ...nothing, joined: [{ actId: 'ma_refund-destination', madeId: 'r1' }] });
  });

  it('[RV2] its money alone by hand answers what was asked, and is no refund of its own', () => {
    const done = known('refund-destination', 'r9', { state: 'created', stop: null, madeId: 'r2' });
    const { acts: more, joined } = plan({
      sold: soldOrder(2, [
        refund('r2', 'd1', { note: '(Crossdock ma_refund-destination)', total: usd('0') }),
        refund('r1', undefined),
      ]),
      parts: [partWith(2, madeOrder(2, atNorth))],
      acts: [done, acts[1] as KnownAct],
    });
    expect(more).toEqual([]);
    expect(joined).toEqual([{ actId: 'ma_pay-destination', madeId: 'r1' }]);
  });
});

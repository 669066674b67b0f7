// What a look plans where acts are half done, questions are old, or one line is in two parts.
import { describe, expect, it } from 'vitest';
import type {
  KnownAct,
  LookedPart,
  LookInput,
  PlannedAct,
} from '../../../../src/mirror/acts/look.ts';
import { nextStep } from '../../../../src/mirror/acts/next-step.ts';
import { planLook } from '../../../../src/mirror/acts/plan-look.ts';
import type {
  OrderAftermath,
  PlatformRefund,
  Restock,
} from '../../../../src/platforms/aftermath.ts';
import { act, line, order, part } from './returns/returns-desk.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

const refund = (
  id: string,
  lineId: string,
  quantity: number,
  restock: Restock,
  over: Partial<PlatformRefund> = {},
): PlatformRefund => ({
  ...{ id, createdAt: '2026-11-24T12:00:00Z', note: undefined, returnId: undefined },
  lines: [{ lineId, quantity, restock, locationId: undefined, worth: usd('10.00') }],
  ...{ shipping: usd('0'), shippingNet: usd('0'), total: usd('10.00') },
  ...over,
});

const sold = (current: number, over: Partial<OrderAftermath> = {}): OrderAftermath =>
  order({
    hasShipped: false,
    received: usd('30.00'),
    lines: [line('d1', { current, open: current, unitWorth: usd('10.00') })],
    ...over,
  });

/** A part with so many units of `d1`, none of which has left. */
const open = (
  pushId: string,
  units: number,
  current: number,
  made: Partial<OrderAftermath> = {},
): LookedPart =>
  part(
    pushId,
    [],
    { lines: [{ lineId: 'd1', quantity: units, shipped: 0 }] },
    {
      hasShipped: false,
      received: usd('30.00'),
      lines: [
        line('s1', { destinationLineId: 'd1', current, open: current, unitWorth: usd('10.00') }),
      ],
      ...made,
    },
  );

const plan = (input: Partial<LookInput> & Pick<LookInput, 'sold' | 'parts'>) =>
  planLook({ ...{ mark: null, acts: [], sourceRefunds: 'leave' }, ...input });

const short = ({ pushId, wish, cause, stop }: PlannedAct) => ({
  ...{ pushId, kind: wish.kind, cause, stop },
  lines: 'lines' in wish ? wish.lines.map(({ quantity }) => quantity) : [],
});

const refunding = (over: Partial<KnownAct> = {}): KnownAct => ({
  ...{ id: 'ma_00000000000000aa', pushId: 'p1', kind: 'refund-source', cause: 'r1' },
  ...{ state: 'creating', stop: null, madeId: null },
  wish: {
    kind: 'refund-source',
    lines: [{ destinationLineId: 'd1', quantity: 1, restock: 'cancel', locationId: undefined }],
    ...{ shipping: '0', amount: '10.00', currency: 'USD' },
  },
  ...over,
});

describe('a refund that is at the source already, its answer lost', () => {
  const made = {
    refunds: [refund('r9', 's1', 1, 'cancel', { note: '(Crossdock ma_00000000000000aa)' })],
  };
  const r1 = refund('r1', 'd1', 1, 'cancel');

  it('[RV4] is not taken for an edit of the source’s people', () => {
    const { acts } = plan({
      sold: sold(2, { refunds: [r1] }),
      parts: [open('p1', 2, 2, made)],
      acts: [refunding()],
    });
    expect(acts.map(short)).toEqual([]);
  });

  it('[RV4] does not swallow an edit of the customer’s order', () => {
    const { acts } = plan({
      sold: sold(1, { refunds: [r1] }),
      parts: [open('p1', 2, 2, made)],
      acts: [refunding()],
    });
    expect(acts.map(short)).toMatchObject([{ kind: 'edit-source', lines: [1] }]);
  });
});

describe('one line in two parts', () => {
  it('[RV1] a unit refunded before its part was cancelled is not asked about twice', () => {
    const cancelledAt = '2026-11-24T13:00:00Z';
    const { acts } = plan({
      sold: sold(5, { lines: [line('d1', { ordered: 5, current: 5, open: 5 })] }),
      parts: [
        open('p1', 3, 0, { cancelledAt, refunds: [refund('r1', 's1', 1, 'cancel')] }),
        open('p2', 2, 2),
      ],
    });
    expect(acts.map(short)).toMatchObject([
      { kind: 'refund-destination', lines: [1] },
      { kind: 'cancel-destination', stop: 'not-all-covered', lines: [2] },
    ]);
  });
});

it('[RV2] a refund of units that were never pushed does not explain a later one', () => {
  const { acts } = plan({
    // Three ordered, two pushed; one that was not is refunded, and later one that was.
    sold: sold(1, {
      refunds: [refund('r0', 'd1', 1, 'none'), refund('r1', 'd1', 1, 'cancel')],
    }),
    parts: [open('p1', 2, 2)],
  });
  expect(acts).toMatchObject([{ wish: { kind: 'refund-source', lines: [{ restock: 'cancel' }] } }]);
});

it('[RV2] a unit that left and came back does not keep another from leaving', () => {
  const there = order({
    received: usd('20.00'),
    lines: [line('s1', { destinationLineId: 'd1', ordered: 2, current: 2, open: 1 })],
  });
  const step = nextStep(
    act({
      kind: 'refund-source',
      lines: [{ destinationLineId: 'd1', quantity: 1, restock: 'return', locationId: 'shop' }],
      ...{ shipping: '0', amount: '10.00', currency: 'USD' },
    }),
    there,
    new Map([['', 'warehouse']]),
  );
  expect(step).toMatchObject({
    kind: 'refund',
    draft: { lines: [{ quantity: 1, restock: 'return', locationId: 'warehouse' }] },
  });
});

it('[RV2] units not shipped come off where they are open, in as many parts as it takes', () => {
  const half = part(
    'p1',
    [],
    { lines: [{ lineId: 'd1', quantity: 2, shipped: 1 }] },
    {
      received: usd('20.00'),
      lines: [line('s1', { destinationLineId: 'd1', ordered: 2, current: 2, open: 1 })],
    },
  );
  const { acts } = plan({
    sold: sold(1, {
      lines: [line('d1', { current: 1, open: 0, unitWorth: usd('10.00') })],
      refunds: [refund('r1', 'd1', 2, 'cancel')],
    }),
    parts: [half, open('p2', 1, 1)],
  });
  expect(acts.map(short)).toMatchObject([
    { pushId: 'p1', kind: 'refund-source', lines: [1] },
    { pushId: 'p2', kind: 'refund-source', lines: [1] },
  ]);
});

it('[RV2] a refund that was refused and is tried again takes nothing off that an edit took', () => {
  const refused = refunding({ state: 'failed', stop: 'refused' });
  const { acts } = plan({
    // Three pushed; one was refunded, which the source refused; then one was edited away.
    sold: sold(1, { refunds: [refund('r1', 'd1', 1, 'cancel')] }),
    parts: [open('p1', 2, 3)],
    acts: [refused],
  });
  const [edit] = acts;
  if (edit?.wish.kind !== 'edit-source') throw new Error('No edit was planned');
  const left = edit.wish.lines[0]?.quantity ?? 3;
  const there = order({
    hasShipped: false,
    received: usd('30.00'),
    lines: [line('s1', { destinationLineId: 'd1', current: left, open: left })],
  });
  const again = nextStep(act(refused.wish, { isAnswered: true }), there, new Map());
  const takes = again.kind === 'refund' ? (again.draft.lines[0]?.quantity ?? 0) : 0;
  expect(left - takes).toBe(1);
});

describe('a source order that was not found, and is there again', () => {
  const lines = [{ destinationLineId: 'd1', quantity: 2 }];
  const asked: KnownAct = {
    ...{ id: 'ma_00000000000000bb', pushId: 'p1', kind: 'cancel-destination', cause: 'order' },
    ...{ state: 'failed', stop: 'deleted-at-source', madeId: null },
    wish: { kind: 'cancel-destination', lines, refund: false },
  };

  it('[RV4] nobody is offered to push its units a second time', () => {
    const { moot } = plan({ sold: sold(2), parts: [open('p1', 2, 2)], acts: [asked] });
    expect(moot).toEqual([asked.id]);
  });

  it('[RV4] after its units were pushed again it does not stay open unseen', () => {
    const replaced = { ...open('p1', 2, 2), isReplaced: true };
    const { acts } = plan({
      sold: sold(2),
      parts: [replaced, open('p2', 2, 2)],
      acts: [{ ...asked, state: 'withdrawn' }],
    });
    expect(acts.map(short)).toMatchObject([{ pushId: 'p1', kind: 'cancel-source' }]);
  });
});

it('[RV1] parts that were cancelled in one go cover the order together, each of them', () => {
  const cancelledAt = '2026-11-24T13:00:00Z';
  const { acts } = plan({
    sold: sold(3),
    parts: [open('p1', 2, 0, { cancelledAt }), open('p2', 1, 0, { cancelledAt })],
  });
  expect(acts.map(short)).toMatchObject([
    { pushId: 'p1', kind: 'cancel-destination', stop: undefined },
    { pushId: 'p2', kind: 'cancel-destination', stop: undefined },
  ]);
});

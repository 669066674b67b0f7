/** Orders of both stores as a look reads them, with returns: for tables of how returns are planned and carried out. */
import type { ActWish, MirrorAct } from '../../../../../src/mirror/acts/act.ts';
import type { KnownAct, LookedPart, PlannedAct } from '../../../../../src/mirror/acts/look.ts';
import { layOut } from '../../../../../src/mirror/acts/looked.ts';
import { planReturns } from '../../../../../src/mirror/acts/returns/plan-returns.ts';
import type {
  AftermathLine,
  OrderAftermath,
  PlatformReturn,
} from '../../../../../src/platforms/aftermath.ts';

const none = { amount: '0', currency: 'USD' };

/** Three units that left; `d1` is the customer's line, `s1` the one at its source. */
export const line = (lineId: string, over: Partial<AftermathLine> = {}): AftermathLine => ({
  lineId,
  destinationLineId: undefined,
  ...{ sku: 'MUG-RED', title: 'Mug', ordered: 3, current: 3, open: 0, requiresShipping: true },
  unitWorth: none,
  ...over,
});

export const order = (over: Partial<OrderAftermath> = {}): OrderAftermath => ({
  ...{ orderId: 'o', name: '#1001', updatedAt: '2026-11-23T12:00:00Z', currency: 'USD' },
  ...{ cancelledAt: undefined, cancelNote: undefined, hasShipped: true, received: none },
  ...{ shippingAddress: undefined, lines: [], refunds: [], returns: [] },
  ...over,
});

type Line = PlatformReturn['lines'][number];

/** Units of one line in a return. */
export const units = (lineId: string, quantity: number, over: Partial<Line> = {}): Line => ({
  ...{ returnLineId: `r-${lineId}`, lineId, quantity, processed: 0, restocked: [] },
  ...{ reason: 'unwanted', note: '' },
  ...over,
});

export const returned = (
  id: string,
  state: PlatformReturn['state'],
  lines: Line[],
  exchanges: PlatformReturn['exchanges'] = [],
): PlatformReturn => ({
  ...{ id, name: `#1001-${id}`, state, createdAt: '2026-11-24T12:00:00Z', lines, exchanges },
});

/** A part whose source order has the line `s1`, or more of it. */
export const part = (
  pushId: string,
  returns: PlatformReturn[],
  over: Partial<LookedPart> & { lines?: LookedPart['lines'] } = {},
  made: Partial<OrderAftermath> = {},
): LookedPart => ({
  ...{ pushId, part: Number(pushId.slice(1)), shippingShare: null, refundsBefore: [] },
  ...{ afterMark: null, isReplaced: false },
  lines: [{ lineId: 'd1', quantity: 3, shipped: 3 }],
  made: order({ lines: [line('s1', { destinationLineId: 'd1' })], returns, ...made }),
  ...over,
});

type ReturnWish = Extract<ActWish, { kind: 'return-source' | 'return-destination' }>;

/** An act of a push that made a return, or is about to. */
export const maker = (
  kind: ReturnWish['kind'],
  causeId: string,
  over: Partial<KnownAct> = {},
): KnownAct => ({
  ...{ id: `ma_${kind === 'return-source' ? 'a' : 'b'}`.padEnd(19, '0'), pushId: 'p1', kind },
  ...{ cause: `${causeId}:made`, state: 'created', stop: null, madeId: null },
  wish: { kind, state: 'open', lines: [] },
  ...over,
});

/** One act in short: where, why, and what of which line. */
const said = ({ pushId, cause, wish, stop }: PlannedAct): string => {
  if (wish.kind !== 'return-source' && wish.kind !== 'return-destination') return wish.kind;
  const lines = wish.lines.map(
    ({ destinationLineId, quantity, processed, locationId }) =>
      `${quantity} of ${destinationLineId}${processed ? `, ${processed} back` : ''}${locationId ? ` on ${locationId}` : ''}`,
  );
  const what = wish.returnId === undefined ? 'make' : wish.returnId;
  return `${pushId} ${wish.kind} ${what} ${wish.state}: ${lines.join('; ')} (${cause}${stop ? `, ${stop}` : ''})`;
};

/** What a look plans about returns, in short, and the acts whose question is answered. */
export function planned(input: {
  sold?: PlatformReturn[];
  soldLine?: Partial<AftermathLine>;
  parts: LookedPart[];
  acts?: KnownAct[];
}): { acts: string[]; moot: string[] } {
  const looked = layOut({
    sold: order({ lines: [line('d1', input.soldLine)], returns: input.sold ?? [] }),
    ...{ mark: null, parts: input.parts, acts: input.acts ?? [], sourceRefunds: 'ask' },
  });
  const moot = planReturns(looked);
  return { acts: looked.planned.map(said), moot };
}

export const act = (wish: ActWish, over: Partial<MirrorAct> = {}): MirrorAct => ({
  ...{ id: 'ma_0123456789abcdef', accountId: 'a', orderId: 'o', orderName: '#1001', pushId: 'p1' },
  ...{ storeId: 's', platformOrderId: 'order', causeStoreId: 'c', wish, state: 'creating' },
  ...{ dueAt: 0, attempts: 1, setbacks: 0, misses: 0, creatingSince: 0, madeId: undefined },
  isAnswered: false,
  answeredAt: undefined,
  ...over,
});

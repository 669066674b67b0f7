/** Finds the one order, and the one push of it, that a line of tracking numbers names. Pure. */
import { numberKey } from '../shared/number-key.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { TrackingLine } from './read-tracking-lines.ts';
import type { TrackingRejectedFor } from './tracking-file.ts';
import { type PushedLine, skuMeans } from './tracking-sku.ts';

export type NamedPush = {
  pushId: string;
  sourceStoreName: string;
  sourceOrderName: string;
  /** It is at its source, and was not cancelled there. */
  isThere: boolean;
  isCancelled: boolean;
  /** All of them, in the order's own order. */
  lines: PushedLine[];
};

/** An order that some line may mean, with its pushes to the source stores that are asked about. */
export type NamedOrder = {
  orderId: string;
  name: string;
  storeName: string;
  isCancelled: boolean;
  isFulfilled: boolean;
  pushes: NamedPush[];
};

const nameKey = (text: string): string => text.trim().toLowerCase();

export type NamedOne = { order: NamedOrder; push: NamedPush };

/** Orders by the numbers they have at their own store and at a source. */
export type NamedOrders = {
  byName: ReadonlyMap<string, NamedOrder[]>;
  bySource: ReadonlyMap<string, NamedOne[]>;
};

/** Groups what was found once, so that a thousand lines look each up at once. */
export function namedOrders(orders: readonly NamedOrder[]): NamedOrders {
  return {
    byName: Map.groupBy(orders, ({ name }) => numberKey(name)),
    bySource: Map.groupBy(
      orders.flatMap((order) => order.pushes.map((push) => ({ order, push }))),
      ({ push }) => numberKey(push.sourceOrderName),
    ),
  };
}

/** An order, or only one push of it, by the store to name for it. */
type Candidate = { order: NamedOrder; pushes: NamedPush[]; store: string };

function candidatesOf(orders: NamedOrders, line: TrackingLine): Candidate[] {
  const key = numberKey(line.order);
  const byName = (orders.byName.get(key) ?? []).map(
    (order): Candidate => ({ order, pushes: order.pushes, store: order.storeName }),
  );
  const bySource = (orders.bySource.get(key) ?? []).map(
    ({ order, push }): Candidate => ({ order, pushes: [push], store: push.sourceStoreName }),
  );
  if (line.store !== '') return ofStore(byName, bySource, nameKey(line.store));
  const known = new Set(byName.map(({ order }) => order.orderId));
  return [...byName, ...bySource.filter(({ order }) => !known.has(order.orderId))];
}

/** The store says whose number it is; only where it has none such, which of those that have it are its own otherwise. */
function ofStore(
  byName: readonly Candidate[],
  bySource: readonly Candidate[],
  store: string,
): Candidate[] {
  const isNamed = (one: Candidate): boolean => nameKey(one.store) === store;
  const own = byName.filter(isNamed);
  if (own.length > 0) return own;
  const there = bySource.filter(isNamed);
  if (there.length > 0) return there;
  const pushed = byName.flatMap((one): Candidate[] => {
    const pushes = one.pushes.filter(({ sourceStoreName }) => nameKey(sourceStoreName) === store);
    return pushes.length > 0 ? [{ ...one, pushes }] : [];
  });
  if (pushed.length > 0) return pushed;
  return bySource.filter(({ order }) => nameKey(order.storeName) === store);
}

const unitsLeft = ({ lines }: NamedPush): number => lines.reduce((sum, { left }) => sum + left, 0);

const leftOfSku = (push: NamedPush, sku: string): number =>
  skuMeans(push.lines, sku).lines.reduce((sum, { left }) => sum + left, 0);

/** @returns why not, where it is not exactly one that has something left to ship */
export function namedOrder(
  orders: NamedOrders,
  line: TrackingLine,
): Result<NamedOne, TrackingRejectedFor> {
  if (numberKey(line.order) === '') return fail({ kind: 'no-order' });
  const candidates = candidatesOf(orders, line);
  const [one] = candidates;
  if (!one) return fail({ kind: 'unknown-order' });
  if (candidates.length > 1) return fail(several(candidates.map(({ store }) => store)));
  const { order, pushes } = one;
  if (order.isCancelled) return fail({ kind: 'cancelled' });
  const there = pushes.filter(({ isThere }) => isThere);
  if (there.length === 0)
    return fail({
      kind: pushes.some(({ isCancelled }) => isCancelled) ? 'cancelled' : 'not-pushed',
    });
  const open = order.isFulfilled ? [] : there.filter((push) => unitsLeft(push) > 0);
  if (open.length === 0) return fail({ kind: 'nothing-left' });
  return line.sku === '' ? onlyOf(order, open) : withSku(order, { there, open }, line.sku);
}

const several = (stores: readonly string[]): TrackingRejectedFor => ({
  kind: 'several-orders',
  stores: [...new Set(stores)],
});

function onlyOf(
  order: NamedOrder,
  open: readonly NamedPush[],
): Result<NamedOne, TrackingRejectedFor> {
  const [push, second] = open;
  if (!push) return fail({ kind: 'nothing-left' });
  return second ? fail(several(open.map((one) => one.sourceStoreName))) : ok({ order, push });
}

function withSku(
  order: NamedOrder,
  pushes: { there: readonly NamedPush[]; open: readonly NamedPush[] },
  sku: string,
): Result<NamedOne, TrackingRejectedFor> {
  if (!pushes.there.some((push) => skuMeans(push.lines, sku).sku !== undefined))
    return fail({ kind: 'no-such-sku', sku });
  return onlyOf(
    order,
    pushes.open.filter((push) => leftOfSku(push, sku) > 0),
  );
}

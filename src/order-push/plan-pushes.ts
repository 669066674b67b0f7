/** Decides about an order: what becomes of it, the lines that stay, and the parts that are new (OP5, OP6, OP12, OP13). Pure. */
import type { PlatformOrder } from '../platforms/platform.ts';
import { sumOf } from '../shared/decimal.ts';
import type { Store } from '../stores/store.ts';
import { type Share, shareOf, shareOut } from './copied/shipping-share.ts';
import type { OrderDecision, OrderStop } from './decisions.ts';
import { isOver, mayPush, type PushingStore, unitsToShip } from './may-push.ts';
import { pendingUnits, type UnitsInParts } from './pending-units.ts';
import type { PushAsk } from './push-ask.ts';
import { type FactsOf, type HeldLine, type QualifiedLine, qualifyLines } from './qualify-lines.ts';
import { referenceOf } from './reference.ts';
import { settingsOf } from './settings.ts';

/** What is known of an order's parts so far. */
export type PartsSoFar = UnitsInParts & {
  /** Highest part number used. */
  parts: number;
  /** Whether a part stands or may yet stand. */
  standing: boolean;
  /** Lines (platform ids) whose source had too few units, and none came since. */
  short: ReadonlySet<string>;
  /** What parts that stand have of the shipping cost; null where an earlier version made them. */
  shares: readonly { part: number; shippingShare: Share | null }[];
};

export type NewPush = {
  connectionId: string;
  sourceStoreId: string;
  part: number;
  reference: string;
  /** Its part of what the customer paid for shipping. */
  shippingShare: Share;
  lines: QualifiedLine[];
};

export type Plan = { decision: OrderDecision; held: HeldLine[]; pushes: NewPush[] };

/** A store takes lists of 250 rows at most (shopify.dev, API limits): a longer order goes in several parts. */
const linesPerPart = 250;

/**
 * @param factsOf what each connection of the destination knows of a line
 * @param ask a person's word about this order
 */
export function planPushes(
  store: PushingStore & Pick<Store, 'shop'>,
  order: PlatformOrder,
  factsOf: FactsOf,
  soFar: PartsSoFar,
  ask?: PushAsk,
): Plan {
  const settings = settingsOf(store);
  const free = order.lines.map((line) => ({
    line,
    free: Math.max(0, unitsToShip(line) - pendingUnits(soFar, line)),
  }));
  const { pushed, held } = qualifyLines(free, factsOf, {
    currency: settings.prices === 'source' ? order.currency : undefined,
    short: settings.tooFew === 'below-zero' ? new Set() : soFar.short,
  });
  /** Of an order that is partly pushed, what is said is about the rest; its lines keep what they wait for. */
  const stopped = (why: OrderStop): Plan => {
    if (!soFar.standing) return { decision: why, held: [], pushes: [] };
    const isDone = free.every((line) => line.free === 0);
    return { decision: isDone ? 'pushed' : why, held, pushes: [] };
  };
  const may = mayPush(store, order, ask);
  if (!may.yes) return stopped(may.why);
  if (order.lines.every((line) => factsOf(line).length === 0)) return stopped('no-source-store');
  const waitsForAll = settings.linesThatStay === 'hold-order' && !soFar.standing;
  const someStay = held.some(({ why }) => why !== 'nothing-to-ship');
  if (pushed.length > 0 && waitsForAll && someStay && !isOver('some-lines-stay', ask, order))
    return { decision: 'some-lines-stay', held, pushes: [] };
  const groups = partsOf(pushed);
  const shares = shareOut(
    settings.shippingCost,
    soFar.shares.map(shareOf),
    groups.map((lines) => ({ value: worthOf(order, lines) })),
  );
  const pushes = groups.flatMap((lines, index): NewPush[] => {
    const [first] = lines;
    if (!first) return [];
    const part = soFar.parts + 1 + index;
    const reference = referenceOf({ shop: store.shop, platformOrderId: order.id, part });
    const { connectionId, sourceStoreId } = first;
    const shippingShare = shares[index] ?? [];
    return [{ connectionId, sourceStoreId, part, reference, shippingShare, lines }];
  });
  const isPushed = soFar.standing || pushes.length > 0;
  return { decision: isPushed ? 'pushed' : 'no-line-qualifies', held, pushes };
}

/** One part for each source, and more where it would be too long for one order. */
function partsOf(pushed: QualifiedLine[]): QualifiedLine[][] {
  const byConnection = Map.groupBy(pushed, (line) => line.connectionId);
  return [...byConnection.values()].flatMap((lines) =>
    Array.from({ length: Math.ceil(lines.length / linesPerPart) }, (_, at) =>
      lines.slice(at * linesPerPart, (at + 1) * linesPerPart),
    ),
  );
}

/** What the customer pays for these units, as decimal text; `0` where a price is not an amount. */
function worthOf(order: PlatformOrder, lines: QualifiedLine[]): string {
  const prices = new Map(order.lines.map(({ id, unitPrice }) => [id, unitPrice.amount]));
  const parts = lines.map(({ lineId, quantity }) => ({
    amount: prices.get(lineId) ?? '0',
    times: quantity,
  }));
  return sumOf(parts) ?? '0';
}

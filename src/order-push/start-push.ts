/**
 * Decides about an order and writes its pushes before anything is done with them (rule 1). Deciding is optimistic: a
 * part number can be taken once, so of two decisions at the same time one is refused and decides again (OP2).
 */
import type { PlatformOrder } from '../platforms/platform.ts';
import { orderIdOf } from '../shared/ids.ts';
import type { Store } from '../stores/store.ts';
import type { OrderDecision } from './decisions.ts';
import { mayPush, unitsToShip } from './may-push.ts';
import { type FactsOf, type HeldLine, type QualifiedLine, qualifyLines } from './qualify-lines.ts';
import { referenceOf } from './reference.ts';

/** What is known of an order's parts so far. */
export type PartsSoFar = {
  /** Highest part number used. */
  parts: number;
  /** Whether a part stands or may yet stand. */
  standing: boolean;
  /**
   * Units of each line (platform id) that such a part holds and that are not back on the destination as shipped: they
   * are among the line's unshipped units, and not free.
   */
  pending: ReadonlyMap<string, number>;
};

export type NewPush = {
  connectionId: string;
  sourceStoreId: string;
  part: number;
  reference: string;
  lines: QualifiedLine[];
};

export type StartPushDeps = {
  loadParts: (store: Store, orderId: string) => Promise<PartsSoFar>;
  /**
   * Writes pushes, and decision and holds where no newer reading is kept, in one batch; `saved: false` where a part
   * number was taken by another decision.
   */
  saveDecision: (
    store: Store,
    orderId: string,
    made: { decision: OrderDecision; held: HeldLine[]; pushes: NewPush[]; reading: number },
  ) => Promise<{ saved: true; pushIds: string[] } | { saved: false }>;
  enqueuePush: (store: Store, pushId: string) => Promise<void>;
};

/** A store takes lists of 250 rows at most (shopify.dev, API limits): a longer order goes in several parts. */
const linesPerPart = 250;

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );

/** Two decisions at once are rare and three rarer; past this something else is wrong. */
const turnsMax = 5;

/** @returns what was decided, in words for the list of deliveries */
export async function startPush(
  deps: StartPushDeps,
  store: Store,
  read: { order: PlatformOrder; reading: number },
  factsOf: FactsOf,
): Promise<string> {
  const { order, reading } = read;
  const orderId = orderIdOf(store.id, order.id);
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const soFar = await deps.loadParts(store, orderId);
    const made = decide(store, order, factsOf, soFar);
    const saved = await deps.saveDecision(store, orderId, { ...made, reading });
    if (!saved.saved) continue;
    for (const pushId of saved.pushIds) await deps.enqueuePush(store, pushId);
    return `${order.name}: ${made.decision}`;
  }
  throw new Error(`${orderId}: ${turnsMax} decisions in a row came second`);
}

/** Pure: the decision about the order, the lines that stay, and the parts that are new. */
export function decide(
  store: Store,
  order: PlatformOrder,
  factsOf: FactsOf,
  soFar: PartsSoFar,
): { decision: OrderDecision; held: HeldLine[]; pushes: NewPush[] } {
  const before: OrderDecision | undefined = soFar.standing ? 'pushed' : undefined;
  const may = mayPush(store, order);
  if (!may.yes) return { decision: before ?? may.why, held: [], pushes: [] };
  const { pushed, held } = qualifyLines(
    order.lines.map((line) => ({
      line,
      free: Math.max(0, unitsToShip(line) - (soFar.pending.get(line.id) ?? 0)),
    })),
    factsOf,
  );
  const byConnection = Map.groupBy(pushed, (line) => line.connectionId);
  const groups = [...byConnection.values()].flatMap((lines) => chunks(lines, linesPerPart));
  const pushes = groups.flatMap((lines, index): NewPush[] => {
    const [first] = lines;
    if (!first) return [];
    const part = soFar.parts + 1 + index;
    const reference = referenceOf({ shop: store.shop, platformOrderId: order.id, part });
    const { connectionId, sourceStoreId } = first;
    return [{ connectionId, sourceStoreId, part, reference, lines }];
  });
  const decision = before ?? (pushes.length > 0 ? 'pushed' : 'no-line-qualifies');
  return { decision, held, pushes };
}

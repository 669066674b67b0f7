/** Decides line by line what goes to which source store, and why the rest stays (OP5, OP6, OP13). */
import { linkHoldOf } from '../catalog/link-hold.ts';
import type { PlatformOrderLine } from '../platforms/platform.ts';
import type { LineHold } from './decisions.ts';
import { unitsToShip } from './may-push.ts';
import { lineReasons } from './reasons.ts';

/** What one connection knows about one line's listing and its locations. */
export type LineFacts = {
  connectionId: string;
  sourceStoreId: string;
  /** ISO 4217 */
  sourceCurrency: string;
  /** Listings at the source with exactly this SKU; case counts. */
  sourceListingsWithSku: number;
  /** The same at the destination. */
  ownListingsWithSku: number;
  link:
    | {
        active: boolean;
        sourceVariantId: string;
        sourceInventoryItemId: string;
        sourceTracked: boolean;
        /** The source does not have it any more. */
        sourceGone: boolean;
        /** Its connection is being set up, and nobody has applied its first levels yet: nothing goes before (ST8). */
        waitsForApply: boolean;
        /** When the link was made, ms. */
        since: number;
      }
    | undefined;
  /** Destination locations that a Location Group of this connection serves. */
  mappedLocationIds: ReadonlySet<string>;
};

/** What each connection of a destination knows of a line, oldest connection first. */
export type FactsOf = (line: PlatformOrderLine) => LineFacts[];

export type QualifiedLine = {
  lineId: string;
  connectionId: string;
  sourceStoreId: string;
  sourceVariantId: string;
  sourceInventoryItemId: string;
  quantity: number;
};

export type HeldLine = { lineId: string; why: LineHold; quantity: number };

export type Qualification = { pushed: QualifiedLine[]; held: HeldLine[] };

const reasonsInOrder = Object.keys(lineReasons);

/** How far a line got before it failed this. */
const rankOf = (hold: LineHold): number => reasonsInOrder.indexOf(hold);

/** What besides the conditions of OP5 keeps lines back. */
export type LineRules = {
  /** The source's list must be in this currency; undefined where the customer's prices are taken. */
  currency: string | undefined;
  /** Lines (platform ids) whose source had too few units, and none came since. */
  short: ReadonlySet<string>;
};

/**
 * Sorts an order's lines into those that are pushed and those that stay.
 * @param lines the order's lines as just read, each with its unshipped units that no part holds
 * @param factsOf what each connection of the destination knows of a line, oldest connection first
 */
export function qualifyLines(
  lines: { line: PlatformOrderLine; free: number }[],
  factsOf: FactsOf,
  rules: LineRules,
): Qualification {
  const result: Qualification = { pushed: [], held: [] };
  for (const { line, free } of lines) {
    const units = Math.min(unitsToShip(line), free);
    if (unitsToShip(line) === 0) {
      const unshipped = Math.min(line.currentQuantity, line.unfulfilledQuantity);
      if (unshipped > 0)
        result.held.push({ lineId: line.id, why: 'nothing-to-ship', quantity: unshipped });
      continue;
    }
    if (units === 0) continue;
    const taken = unitsToShip(line) - units;
    const best = bestConnection(line, { units, taken }, factsOf(line), rules);
    if (best.pushed) result.pushed.push(best.pushed);
    const staying = units - (best.pushed?.quantity ?? 0);
    if (staying > 0) result.held.push({ lineId: line.id, why: best.why, quantity: staying });
  }
  return result;
}

/** The first connection that takes the line; else the reason of the one that came furthest. */
function bestConnection(
  line: PlatformOrderLine,
  { units, taken }: { units: number; taken: number },
  facts: LineFacts[],
  rules: LineRules,
): { pushed: QualifiedLine | undefined; why: LineHold } {
  let why: LineHold = line.sku === '' ? 'sku-empty' : 'sku-not-on-source';
  for (const known of facts) {
    const hold = firstFailing(line, known) ?? keptBack(line, known, rules);
    if (hold === undefined && known.link) {
      const quantity = Math.min(units, freeUnits(line, taken, known, facts));
      if (quantity > 0) {
        const { sourceVariantId, sourceInventoryItemId } = known.link;
        const { connectionId, sourceStoreId } = known;
        return {
          pushed: {
            lineId: line.id,
            connectionId,
            sourceStoreId,
            sourceVariantId,
            sourceInventoryItemId,
            quantity,
          },
          why: 'location-not-mapped',
        };
      }
    }
    const reached = hold ?? 'location-not-mapped';
    if (rankOf(reached) > rankOf(why)) why = reached;
  }
  return { pushed: undefined, why };
}

/** Whether this connection's source would ship (some of) the line once it has units of it, at prices in this currency. */
export const mayShip = (
  line: PlatformOrderLine,
  facts: LineFacts,
  currency: LineRules['currency'],
): boolean =>
  firstFailing(line, facts) === undefined &&
  keptBack(line, facts, { currency, short: new Set() }) === undefined;

/** What keeps a line back that fulfils OP5's conditions. */
function keptBack(
  line: PlatformOrderLine,
  facts: LineFacts,
  rules: LineRules,
): LineHold | undefined {
  if (rules.currency !== undefined && facts.sourceCurrency !== rules.currency)
    return 'currency-differs';
  return rules.short.has(line.id) ? 'too-few' : undefined;
}

/** The first of OP5's conditions that this line fails on this connection, or nothing. */
function firstFailing(line: PlatformOrderLine, facts: LineFacts): LineHold | undefined {
  const hold = linkHoldOf({
    sku: line.sku,
    tracked: line.tracked,
    ownCount: facts.ownListingsWithSku,
    sourceCount: facts.sourceListingsWithSku,
    link: facts.link,
  });
  if (hold) return hold;
  if (facts.link?.waitsForApply) return 'first-levels-wait';
  if (line.assigned.length === 0) return 'not-routed';
  if (mappedUnits(line, facts.mappedLocationIds) === 0) return 'location-not-mapped';
  return undefined;
}

/**
 * Units at places that this connection serves, less those that parts hold: no part holds any at a place that nobody served
 * when it was made, so what lies there stays there, however often it is decided.
 */
function freeUnits(
  line: PlatformOrderLine,
  taken: number,
  { mappedLocationIds: own }: LineFacts,
  facts: LineFacts[],
): number {
  const elsewhere = new Set(
    facts.flatMap(({ mappedLocationIds }) => [...mappedLocationIds].filter((id) => !own.has(id))),
  );
  return mappedUnits(line, own) - Math.max(0, taken - mappedUnits(line, elsewhere));
}

/** Units the destination routed to locations that the connection's groups serve. */
const mappedUnits = (line: PlatformOrderLine, mapped: ReadonlySet<string>): number =>
  line.assigned
    .filter((part) => mapped.has(part.locationId))
    .reduce((sum, part) => sum + part.quantity, 0);

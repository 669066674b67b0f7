/** What a shipment's outcome means for the lines of a list that asked for it, with a sentence where it did not go. Pure. */
import { failureWords } from '../platforms/failure-words.ts';
import type { PlatformShipment } from '../platforms/platform.ts';
import type { PlatformFailureKind } from '../platforms/platform-failure.ts';
import { orderLineIdOf } from '../shared/ids.ts';
import type { UnitsLeft } from './open-units.ts';
import type { ShipOutcome, UnitsToShip } from './ship-outcome.ts';
import type { TrackingOutcome } from './tracking-file.ts';
import { lostWords } from './tracking-look.ts';

export type TrackingBecame = { outcome: Exclude<TrackingOutcome, 'waiting'>; says: string | null };

/**
 * @param units that were to ship
 * @param source how the store is called that ships them
 * @returns undefined where it is to be tried again a little later
 */
export function trackingOutcome(
  shipped: ShipOutcome,
  units: number,
  source: string,
): TrackingBecame | undefined {
  switch (shipped.kind) {
    case 'shipped':
      return {
        outcome: 'shipped',
        says:
          shipped.units < units
            ? `${shipped.units} of ${unitsText(units)} are shipped; ${source} takes no shipment of the rest now.`
            : null,
      };
    case 'nothing-left':
      return before(`${source} has nothing of it left to ship: it was shipped or cancelled there.`);
    case 'changed-meanwhile':
      return before(
        `Something else is left at ${source} than when the list was read: ${unitsText(
          shipped.left.reduce((sum, { left }) => sum + left, 0),
        )}. Look at the order, then ship what is missing.`,
      );
    case 'closed':
      return failed(
        `${source} takes no shipment of it now (${shipped.why}). Open the order there.`,
      );
    case 'being-shipped':
      return undefined;
    case 'failed':
      return failedWith(shipped);
  }
}

/** Whether its source could not be reached, and nothing was sent: once more may help, and does no harm. */
export const mayPass = (shipped: ShipOutcome): boolean =>
  shipped.kind === 'failed' && shipped.shipments === 0 && shipped.failure === 'unreachable';

/** Whether a shipment may be on its way that no answer told of: another one must not follow it. */
export const isLost = (shipped: ShipOutcome): boolean =>
  shipped.kind === 'failed' && lost.has(shipped.failure);

const lost: ReadonlySet<PlatformFailureKind> = new Set(['unknown', 'unreadable-reply']);

const before = (says: string): TrackingBecame => ({ outcome: 'shipped-before', says });
const failed = (says: string): TrackingBecame => ({ outcome: 'failed', says });

function failedWith({
  failure,
  detail,
  shipments,
}: Extract<ShipOutcome, { kind: 'failed' }>): TrackingBecame | undefined {
  if (failure === 'throttled' && shipments === 0) return undefined;
  if (lost.has(failure)) return failed(lostWords);
  const part = shipments > 0 ? ' A part of it was shipped before that.' : '';
  return failed(`${failureWords[failure].says}${detail ? ` (${detail})` : ''}.${part}`);
}

const unitsText = (units: number): string => (units === 1 ? '1 unit' : `${units} units`);

/**
 * Whether live shipments with this very number ship these units: then an earlier turn made them, whose answer was lost.
 * @param asked `units`: with all that the list itself has shipped with the number; `known`: shipments that were there
 *   when the list was read
 */
export function isShippedBy(
  shipments: readonly PlatformShipment[],
  asked: {
    orderId: string;
    number: string;
    units: readonly UnitsToShip[];
    known: ReadonlySet<string>;
  },
): boolean {
  const shipped = new Map<string, number>();
  for (const { id, status, tracking, lines } of shipments) {
    const isLive = status === 'success' || status === 'open';
    if (asked.known.has(id) || !isLive || !tracking.numbers.includes(asked.number)) continue;
    for (const { destinationLineId, quantity } of lines) {
      if (destinationLineId === undefined) continue;
      const key = orderLineIdOf(asked.orderId, destinationLineId);
      shipped.set(key, (shipped.get(key) ?? 0) + quantity);
    }
  }
  return (
    asked.units.length > 0 &&
    asked.units.every(({ orderLineId, quantity }) => (shipped.get(orderLineId) ?? 0) >= quantity)
  );
}

/** Whether of the lines that are to ship as much is left as was seen, whatever became of others. */
export function isSeenLeft(
  units: readonly UnitsToShip[],
  seen: readonly UnitsLeft[],
  left: readonly UnitsLeft[],
): boolean {
  const of = (all: readonly UnitsLeft[], id: string) =>
    all.find(({ orderLineId }) => orderLineId === id)?.left ?? 0;
  return units.every(({ orderLineId }) => of(seen, orderLineId) === of(left, orderLineId));
}

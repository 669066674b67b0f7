/** What becomes of a person's press on Ship, and what the press asks (SO1). */
import type { PlatformFailureKind } from '../platforms/platform-failure.ts';
import type { UnitsLeft } from './open-units.ts';

/** Units of one line of the customer's order to be shipped: a whole number from 1. */
export type UnitsToShip = { orderLineId: string; quantity: number };

export type ShipAsked = {
  /** Either may be empty. */
  carrier: string;
  number: string;
  /** Absent: all that is left. */
  lines?: readonly UnitsToShip[] | undefined;
  /** What the person saw left: where the source has another quantity by now, nothing is shipped. Absent: not compared. */
  seen?: readonly UnitsLeft[] | undefined;
  /** A list of tracking numbers asks it, not a press on Ship. */
  byList?: true;
};

export type ShipOutcome =
  | { kind: 'shipped'; shipments: number; units: number }
  /** Nothing of it is open there any more: shipped or cancelled. */
  | { kind: 'nothing-left' }
  /** Units are left, but the store takes no shipment of them now; `why` is its word. */
  | { kind: 'closed'; why: string }
  /** Somebody is just shipping it; `by` says who. Nothing was shipped. */
  | { kind: 'being-shipped'; by: string }
  /** Another quantity is left than was seen, or fewer units than were asked for. Nothing was shipped. */
  | { kind: 'changed-meanwhile'; left: readonly UnitsLeft[] }
  /** `shipments` were made before it failed; asking again goes on with the rest. */
  | {
      kind: 'failed';
      failure: PlatformFailureKind;
      detail: string;
      shipments: number;
      /** What they left of what was seen, where some were made. */
      left?: readonly UnitsLeft[];
    };

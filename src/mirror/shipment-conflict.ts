/** A person fulfilled on the destination what the source shipped, with another number: both are shown, and one is chosen (TR3). */
import type { Tracking } from '../platforms/platform.ts';
import type { MirroredLine } from './mirrored-line.ts';

/** `theirs`: what stands there stays. `ours`: it shows the source's number from now on. */
export type ShipmentChoice = 'theirs' | 'ours';

/** What a shipment was linked to by a person's choice. */
export type ChosenShipment = {
  shipmentId: string;
  choice: ShipmentChoice;
  /** Units of ours that it stands for. */
  lines: MirroredLine[];
};

export type ShipmentConflict = {
  /** The shipment somebody entered on the destination's order. */
  shipmentId: string;
  name: string;
  tracking: Tracking;
  /** Units of ours that it has. */
  lines: MirroredLine[];
  /** Chosen by a person. */
  choice?: ShipmentChoice;
  /** Where several were entered for the units of one shipment: those that were chosen about before. */
  before?: ChosenShipment[];
};

/** Pure. Everything that was chosen about a shipment, this choice included. */
export function chosenOf(conflict: ShipmentConflict | undefined): ChosenShipment[] {
  if (!conflict) return [];
  const { shipmentId, choice, lines, before = [] } = conflict;
  return choice ? [...before, { shipmentId, choice, lines }] : before;
}

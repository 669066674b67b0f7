/** A person chooses which of two tracking numbers for the same units counts; what is to be done for it is owed then (TR3). */
import type { ShipmentChoice } from './shipment-conflict.ts';

export type ChooseShipmentDeps = {
  /** Keeps the choice, once. @returns false where there is no conflict of that account, or somebody chose before */
  recordChoice: (
    accountId: string,
    shipmentId: string,
    chosen: { choice: ShipmentChoice; person: string },
  ) => Promise<boolean>;
  enqueueMirror: (accountId: string, shipmentId: string) => Promise<void>;
};

export type Chosen = { kind: 'chosen' } | { kind: 'no-conflict' };

/** @param person who chooses, for the timeline */
export async function chooseShipment(
  deps: ChooseShipmentDeps,
  accountId: string,
  shipmentId: string,
  choice: ShipmentChoice,
  person: string,
): Promise<Chosen> {
  if (!(await deps.recordChoice(accountId, shipmentId, { choice, person })))
    return { kind: 'no-conflict' };
  await deps.enqueueMirror(accountId, shipmentId);
  return { kind: 'chosen' };
}

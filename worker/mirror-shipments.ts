/** Runs a shipment's turns, and keeps what a person chose about one, with what they need from an Edge (TR1 to TR3). */
import { recordChoice } from '../db/records/shipment-choice.ts';
import { loadShipment, shipmentRow } from '../db/records/shipments.ts';
import { type Chosen, chooseShipment } from '../src/mirror/choose-shipment.ts';
import { mirrorShipment } from '../src/mirror/mirror-shipment.ts';
import type { ShipmentChoice } from '../src/mirror/shipment-conflict.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';

type Named = { accountId: string; shipmentId: string };

/** @returns what became of it, in words for logs */
export function mirrorShipmentNamed(
  edge: Edge,
  open: OpenStore,
  { accountId, shipmentId }: Named,
): Promise<string> {
  const db = edge.database(accountId);
  return mirrorShipment(
    {
      loadShipment: (id) => loadShipment(db, accountId, id),
      openPlatform: async (storeId) => (await open(accountId, storeId)).platform,
      row: shipmentRow(db, edge.now),
      runAgain: (id, at) =>
        edge.send.mirror([{ accountId, shipmentId: id }], Math.max(0, at - edge.now())),
      now: edge.now,
      random: edge.random,
    },
    shipmentId,
  );
}

/** @param chosen by whom, and which of the two numbers */
export const chooseShipmentNamed = (
  edge: Edge,
  { accountId, shipmentId }: Named,
  { choice, person }: { choice: ShipmentChoice; person: string },
): Promise<Chosen> =>
  chooseShipment(
    {
      recordChoice: (of, id, made) => recordChoice(edge.database(of), of, id, made, edge.now()),
      enqueueMirror: (of, id) => edge.send.mirror([{ accountId: of, shipmentId: id }]),
    },
    accountId,
    shipmentId,
    choice,
    person,
  );

/** Which copies of a shipment follow it, what they are to show, and whether one shows it (TR3). Pure. */
import type { PlatformShipment, Tracking } from '../platforms/platform.ts';
import type { OtherShipment, Shipment } from './shipment.ts';
import { chosenOf } from './shipment-conflict.ts';

type Copies = Pick<OtherShipment, 'destinationShipmentIds' | 'conflict'>;

/** Copies that follow the source: all but those that a person chose to leave as they are. */
export function followedIds({ destinationShipmentIds, conflict }: Copies): string[] {
  const stay = new Set(
    chosenOf(conflict).flatMap(({ shipmentId, choice }) =>
      choice === 'theirs' ? [shipmentId] : [],
    ),
  );
  return destinationShipmentIds.filter((id) => !stay.has(id));
}

/** The shipments beside this one that a copy stands for: somebody entered several as one. */
const sharing = (shipment: Pick<Shipment, 'others'>, copyId: string): OtherShipment[] =>
  shipment.others.filter((other) => !other.takenBack && followedIds(other).includes(copyId));

/** Copies that go when the source takes the shipment back: a shared one has units of another parcel. */
export const cancellableIds = (shipment: Shipment): string[] =>
  followedIds(shipment).filter((id) => sharing(shipment, id).length === 0);

/** What a copy is to show: numbers of every shipment that it stands for. */
export function trackingFor(shipment: Shipment, copyId: string): Tracking {
  const all = [...sharing(shipment, copyId), shipment].map((one) => one.latestTracking);
  if (all.length === 1) return shipment.latestTracking;
  const urlOf = new Map(
    all.flatMap(({ numbers, urls }) => numbers.map((number, at) => [number, urls[at]] as const)),
  );
  // Whichever of them has its turn asks for the same.
  const numbers = [...urlOf.keys()].toSorted();
  const urls = numbers.flatMap((number) => urlOf.get(number) ?? []);
  return {
    company: shipment.latestTracking.company,
    numbers,
    urls: urls.length === numbers.length ? urls : [],
  };
}

/** Whether a reading shows this tracking. Stores make addresses of their own: only ours have to be among them. */
export function showsTracking(shown: Tracking, wanted: Tracking): boolean {
  return (
    (shown.company ?? '') === (wanted.company ?? '') &&
    shown.numbers.join('\n') === wanted.numbers.join('\n') &&
    wanted.urls.every((url) => shown.urls.includes(url))
  );
}

/** Whether a copy is to be told how far the shipment is: never back from delivered, and not what it says already. */
export const isToBeTold = (
  copy: Pick<PlatformShipment, 'delivery'>,
  delivery: NonNullable<Shipment['delivery']>,
): boolean => copy.delivery !== delivery && copy.delivery !== 'delivered';

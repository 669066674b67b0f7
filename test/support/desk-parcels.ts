/** What a store's staff do with an order's parcels: ship a line, change tracking, take one back, say how far it is. */
import { must, type Post } from './desk-documents.ts';
import { lineMeant, linesOf, parcelAt } from './desk-units.ts';

/** A parcel's tracking; several numbers where it is several boxes. */
export type TrackingWanted = { company?: string; numbers: string[]; urls?: string[] };

export type DeliveryWord =
  | 'LABEL_PURCHASED'
  | 'LABEL_PRINTED'
  | 'READY_FOR_PICKUP'
  | 'CONFIRMED'
  | 'CARRIER_PICKED_UP'
  | 'IN_TRANSIT'
  | 'DELAYED'
  | 'OUT_FOR_DELIVERY'
  | 'ATTEMPTED_DELIVERY'
  | 'DELIVERED'
  | 'FAILURE';

type Refusals = { userErrors: { message: string }[] };

type Group = {
  id: string;
  status: string;
  lineItems: { nodes: { id: string; remainingQuantity: number; lineItem: { id: string } }[] };
};

export function parcelDesk(post: Post) {
  const shippable = async (orderId: string): Promise<Group[]> => {
    const { order } = await post<{ order: { fulfillmentOrders: { nodes: Group[] } } }>(
      `query Groups($id: ID!) { order(id: $id) { fulfillmentOrders(first: 8) { nodes { id status
        lineItems(first: 50) { nodes { id remainingQuantity lineItem { id } } } } } } }`,
      { id: orderId },
    );
    return order.fulfillmentOrders.nodes.filter(
      ({ status }) => status === 'OPEN' || status === 'IN_PROGRESS',
    );
  };

  const ship = async (
    fulfillmentOrderId: string,
    units: { id: string; quantity: number },
    trackingInfo: TrackingWanted,
  ): Promise<string> => {
    const { fulfillmentCreate } = await post<{
      fulfillmentCreate: Refusals & { fulfillment: { id: string } | null };
    }>(
      `mutation Ship($fulfillment: FulfillmentInput!) {
        fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { message } }
      }`,
      {
        fulfillment: {
          lineItemsByFulfillmentOrder: [{ fulfillmentOrderId, fulfillmentOrderLineItems: [units] }],
          trackingInfo,
          notifyCustomer: false,
        },
      },
    );
    must(fulfillmentCreate);
    return fulfillmentCreate.fulfillment?.id ?? '';
  };

  /**
   * Ships units of one line, named by its place (0 is the first) or id, whatever its SKU. One parcel a location that has
   * some of them; their ids.
   */
  const shipLine = async (
    orderId: string,
    line: number | string,
    quantity: number,
    tracking: TrackingWanted,
  ): Promise<string[]> => {
    const { id: lineId } = lineMeant(await linesOf(post, orderId), line);
    const parcels: string[] = [];
    let left = quantity;
    for (const group of await shippable(orderId))
      for (const open of group.lineItems.nodes) {
        const units = open.lineItem.id === lineId ? Math.min(left, open.remainingQuantity) : 0;
        if (units === 0) continue;
        left -= units;
        parcels.push(await ship(group.id, { id: open.id, quantity: units }, tracking));
      }
    if (left > 0) throw new Error(`${left} units of ${lineId} are not there to ship`);
    return parcels;
  };

  /** Another carrier, number or address for a parcel; `nth` 0 is the oldest. */
  const changeTracking = async (
    orderId: string,
    nth: number,
    tracking: TrackingWanted,
  ): Promise<void> => {
    const { fulfillmentTrackingInfoUpdate } = await post<{
      fulfillmentTrackingInfoUpdate: Refusals;
    }>(
      `mutation Track($id: ID!, $tracking: FulfillmentTrackingInput!) {
        fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: false) {
          userErrors { message }
        }
      }`,
      { id: await parcelAt(post, orderId, nth), tracking },
    );
    must(fulfillmentTrackingInfoUpdate);
  };

  /** Cancels a parcel: its units are to ship again. `nth` 0 is the oldest. */
  const takeShipmentBack = async (orderId: string, nth: number): Promise<void> => {
    const { fulfillmentCancel } = await post<{ fulfillmentCancel: Refusals }>(
      'mutation Back($id: ID!) { fulfillmentCancel(id: $id) { userErrors { message } } }',
      { id: await parcelAt(post, orderId, nth) },
    );
    must(fulfillmentCancel);
  };

  /** The carrier says how far a parcel is. `nth` 0 is the oldest; `at` (ISO 8601) is now where absent. */
  const deliver = async (
    orderId: string,
    nth: number,
    status: DeliveryWord,
    at?: string,
  ): Promise<void> => {
    const { fulfillmentEventCreate } = await post<{ fulfillmentEventCreate: Refusals }>(
      `mutation Event($event: FulfillmentEventInput!) {
        fulfillmentEventCreate(fulfillmentEvent: $event) { userErrors { message } }
      }`,
      {
        event: {
          fulfillmentId: await parcelAt(post, orderId, nth),
          status,
          ...(at === undefined ? {} : { happenedAt: at }),
        },
      },
    );
    must(fulfillmentEventCreate);
  };

  return { shipLine, changeTracking, takeShipmentBack, deliver };
}

// The body of fulfillments/create and /update, which an order's body carries too.
import { gidNumber } from '../../gids.ts';
import { type OrderFigures, orderFigures } from '../../order-figures.ts';
import type { FulfillmentRecord, OrderRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { restAddress } from './rest-address.ts';
import { restId } from './rest-id.ts';
import { restLine } from './rest-line.ts';
import { restTime } from './rest-time.ts';

/** @param figures the order's, where the caller has them already */
export function restFulfillment(
  state: State,
  order: OrderRecord,
  fulfillment: FulfillmentRecord,
  figures: OrderFigures = orderFigures(state, order),
) {
  const { ianaTimezone: zone } = state.shop();
  const [first] = fulfillment.tracking;
  const lineOf = new Map(order.lines.map((line) => [line.id, line]));
  return {
    id: restId(fulfillment.id),
    order_id: restId(order.id),
    status: fulfillment.status.toLowerCase(),
    created_at: restTime(fulfillment.createdAt, zone),
    service: 'manual',
    updated_at: restTime(fulfillment.updatedAt, zone),
    tracking_company: first?.company ?? null,
    shipment_status: fulfillment.shipmentStatus?.toLowerCase() ?? null,
    location_id: Number(gidNumber(fulfillment.locationId)),
    origin_address: null,
    email: order.email,
    destination: order.shippingAddress === null ? null : restAddress(order.shippingAddress),
    line_items: fulfillment.lines.flatMap(({ lineId, quantity }) => {
      const line = lineOf.get(lineId);
      const lineFigures = figures.lines.get(lineId);
      if (line === undefined || lineFigures === undefined) return [];
      return [restLine(state, order, line, lineFigures, quantity)];
    }),
    tracking_number: first?.number ?? null,
    tracking_numbers: fulfillment.tracking.flatMap(({ number }) => number ?? []),
    tracking_url: first?.url ?? null,
    tracking_urls: fulfillment.tracking.flatMap(({ url }) => url ?? []),
    receipt: {},
    name: `${order.name}.${fulfillment.sequence}`,
    admin_graphql_api_id: fulfillment.id,
  };
}

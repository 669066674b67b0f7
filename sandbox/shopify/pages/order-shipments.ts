// What of an order was shipped, from where and with which number; and what each location still has to ship.
import { gidNumber } from '../gids.ts';
import type { FulfillmentRecord, OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { mark, moment, orderPath, plain } from './shown.ts';

/** Shopify's FulfillmentEventStatus, in the order a parcel usually takes. */
export const deliverySteps = [
  'LABEL_PURCHASED',
  'LABEL_PRINTED',
  'CONFIRMED',
  'CARRIER_PICKED_UP',
  'IN_TRANSIT',
  'DELAYED',
  'OUT_FOR_DELIVERY',
  'ATTEMPTED_DELIVERY',
  'READY_FOR_PICKUP',
  'DELIVERED',
  'FAILURE',
];

export function orderShipments(state: State, order: OrderRecord): Markup {
  const mine = ({ orderId }: { orderId: string }) => orderId === order.id;
  const shipments = state.fulfillments.where(mine);
  const routed = state.fulfillmentOrders.where(mine);
  return html`<section class="sheet"><h2>Shipments</h2>
${shipments.length === 0 && html`<p class="quiet">Nothing has been shipped.</p>`}
${shipments.map((shipment) => shipmentBlock(state, order, shipment))}</section>
<section class="sheet"><h2>Routed to</h2><dl>${routed.map(
    ({ locationId, status, lines }) => html`<dt>${state.locations.get(locationId)?.name}</dt>
<dd>${mark(status)} ${lines.reduce((all, { remainingQuantity }) => all + remainingQuantity, 0)} units to ship</dd>`,
  )}</dl></section>`;
}

function shipmentBlock(state: State, order: OrderRecord, shipment: FulfillmentRecord): Markup {
  const units = shipment.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return `${quantity} × ${line?.sku ?? line?.title ?? 'a line'}`;
  });
  const path = `${orderPath(order.id)}/shipments/${gidNumber(shipment.id)}`;
  const [tracking] = shipment.tracking;
  return html`<div><p>${mark(shipment.status, shipment.status === 'CANCELLED')} ${shipment.shipmentStatus !== null && mark(shipment.shipmentStatus)} ${units.join(', ')} from
${state.locations.get(shipment.locationId)?.name}, ${moment(shipment.createdAt)}</p>
<dl><dt>Carrier</dt><dd>${tracking?.company ?? 'none'}</dd>
<dt>Number</dt><dd>${shipment.tracking.map(
    ({ number, url }, at) =>
      html`${at > 0 && ', '}${url === null || !/^https?:/.test(url) ? (number ?? 'none') : html`<a href="${url}" rel="noreferrer">${number ?? url}</a>`}`,
  )}${shipment.tracking.length === 0 && 'none'}</dd></dl>
${
  shipment.status === 'SUCCESS' &&
  html`<details class="act"><summary>Change the tracking, say how far it is, or cancel this shipment</summary>
<form method="post" action="${path}/tracking"><div class="fields">
<label>Carrier<input name="company" value="${tracking?.company}"></label>
<label>Tracking numbers, with commas<input name="number" value="${shipment.tracking.flatMap(({ number }) => number ?? []).join(', ')}"></label>
<label>Tracking address<input name="url" type="url" value="${tracking?.url}"></label></div>
<label class="tick"><input type="checkbox" name="notify" value="yes">Mail the customer</label>
<p><button>Change the tracking</button></p></form>
<form method="post" action="${path}/delivery"><div class="fields"><label>How far it is<select name="status">${deliverySteps.map(
    (step) =>
      html`<option value="${step}"${step === shipment.shipmentStatus && html` selected`}>${plain(step)}</option>`,
  )}</select></label></div><p><button>Say so</button></p></form>
<form method="post" action="${path}/cancel"><button class="plain">Cancel this shipment</button></form></details>`
}</div>`;
}

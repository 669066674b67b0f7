// One order: its lines, buyer, payment, shipments and where it came from, with what can be done to it.
import { gidNumber } from '../gids.ts';
import { type OrderFigures, orderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { orderActions } from './order-actions.ts';
import { orderReturns } from './order-returns.ts';
import { orderShipments } from './order-shipments.ts';
import type { Page, PageContext } from './page-context.ts';
import { addressLines, amount, mark, moment, numberHeading, plain, table } from './shown.ts';

/** The order whose number stands in the path: '/admin/orders/613' and '/admin/orders/613/ship'. */
export function orderAt(state: State, path: string): OrderRecord | undefined {
  const number = /^\/admin\/orders\/(\d+)(\/|$)/.exec(path)?.[1];
  return number === undefined ? undefined : state.orders.get(`gid://shopify/Order/${number}`);
}

/** `GET /admin/orders/:number`; undefined where there is no such order */
export function orderPage(context: PageContext, path: string): Page | undefined {
  const { state } = context;
  const order = orderAt(state, path);
  if (order === undefined || path !== `/admin/orders/${gidNumber(order.id)}`) return undefined;
  const figures = orderFigures(state, order);
  return {
    title: `Order ${order.name}`,
    body: html`<p>${moment(order.createdAt)} ${mark(figures.financialStatus)} ${mark(figures.fulfillmentStatus)}
${order.cancelledAt !== null && mark('CANCELLED', true)} ${inCrossdock(context, order)}</p>
<div class="columns"><div>
<section class="sheet"><h2>Lines</h2>${linesTable(order, figures)}${totals(order, figures)}</section>
${orderActions(state, order, figures)}
${orderShipments(state, order)}
${orderReturns(state, order)}
</div><div>${buyer(state, order)}${payment(order)}${origin(state, order)}</div></div>`,
  };
}

/** A link to the same order in the dashboard, which knows both a destination's order and the source's. */
function inCrossdock({ state, dashboardUrl }: PageContext, order: OrderRecord): Markup | false {
  if (dashboardUrl === undefined) return false;
  const asked = new URLSearchParams({
    shop: state.shop().myshopifyDomain,
    order: gidNumber(order.id),
  });
  return html`<a href="${dashboardUrl}/find?${String(asked)}">See it in Crossdock</a>`;
}

function linesTable(order: OrderRecord, figures: OrderFigures): Markup {
  const rows = order.lines.map((line) => {
    const of = figures.lines.get(line.id);
    const gone = line.quantity - (of?.current ?? 0) - (of?.returned ?? 0);
    const state = [
      (of?.fulfilled ?? 0) > 0 && `${of?.fulfilled} shipped`,
      (of?.unfulfilled ?? 0) > 0 && `${of?.unfulfilled} to ship`,
      (of?.returned ?? 0) > 0 && `${of?.returned} returned`,
      gone > 0 && `${gone} taken off`,
    ].filter(Boolean);
    return html`<tr><th scope="row">${line.title}${line.variantTitle !== null && `, ${line.variantTitle}`}
<br><small class="quiet">${line.sku ?? 'no SKU'}${!line.requiresShipping && ', not shipped'}${line.properties.map(
      ({ key, value }) => html`<br>${key}: ${value}`,
    )}</small></th>
<td class="number">${line.quantity}</td><td class="number">${amount(line.price.shop, order.currency)}</td>
<td>${state.join(', ')}</td></tr>`;
  });
  return table(
    ['Product', numberHeading('Units'), numberHeading('Each'), 'State'],
    rows,
    'No lines.',
  );
}

function totals(order: OrderRecord, figures: OrderFigures): Markup {
  const row = (name: string, decimals: string) =>
    html`<dt>${name}</dt><dd class="number">${amount(decimals, order.currency)}</dd>`;
  return html`<dl>${row('Lines', figures.subtotal.shop)}${row('Shipping', figures.shipping.shop)}
${row('Tax', figures.tax.shop)}${row('Total', figures.total.shop)}
${Number(figures.refunded.shop) > 0 && row('Given back', figures.refunded.shop)}
${Number(figures.outstanding.shop) > 0 && row('Still owed', figures.outstanding.shop)}</dl>`;
}

function buyer(state: State, order: OrderRecord): Markup {
  const customer = state.customers.get(order.customerId);
  return html`<section class="sheet"><h2>Customer</h2><dl>
<dt>Name</dt><dd>${[customer?.firstName, customer?.lastName].filter(Boolean).join(' ') || 'unknown'}</dd>
<dt>Mail</dt><dd>${order.email ?? 'none'}</dd><dt>Phone</dt><dd>${order.phone ?? 'none'}</dd>
<dt>Ship to</dt><dd>${addressLines(order.shippingAddress)}</dd>
${order.billingAddress !== null && html`<dt>Bill to</dt><dd>${addressLines(order.billingAddress)}</dd>`}
<dt>Shipping</dt><dd>${order.shippingLines.map(({ title }) => title).join(', ') || 'none'}</dd>
<dt>Note</dt><dd>${order.note ?? 'none'}</dd></dl></section>`;
}

function payment(order: OrderRecord): Markup {
  const rows = order.transactions.map(
    ({ kind, status, gateway, amount: paid }) => html`<tr><th scope="row">${plain(kind)}</th>
<td>${plain(status)}, ${gateway}</td><td class="number">${amount(paid.shop, order.currency)}</td></tr>`,
  );
  return html`<section class="sheet"><h2>Payment</h2>${table(
    ['What', 'How', numberHeading('Amount')],
    rows,
    'Nothing was paid here.',
  )}</section>`;
}

function origin(state: State, order: OrderRecord): Markup {
  const metafields = state.metafields.where(({ ownerId }) => ownerId === order.id);
  return html`<section class="sheet"><h2>Where it came from</h2><dl>
<dt>Source</dt><dd>${order.sourceName ?? (order.appId === null ? 'this store' : 'an app')}</dd>
<dt>Identifier</dt><dd>${order.sourceIdentifier ?? 'none'}</dd>
${order.sourceUrl !== null && html`<dt>Address</dt><dd>${order.sourceUrl}</dd>`}
${order.poNumber !== null && html`<dt>PO number</dt><dd>${order.poNumber}</dd>`}
<dt>Tags</dt><dd>${order.tags.join(', ') || 'none'}</dd>
${order.customAttributes.map(({ key, value }) => html`<dt>${key}</dt><dd>${value}</dd>`)}
${metafields.map(({ namespace, key, value }) => html`<dt>${namespace}.${key}</dt><dd>${value}</dd>`)}
</dl></section>`;
}

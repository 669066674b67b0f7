// The orders of this store, newest first.
import { orderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import type { Page, PageContext } from './page-context.ts';
import { amount, mark, moment, numberHeading, orderPath, table } from './shown.ts';

const shown = 100;

/** `GET /admin/orders` */
export function ordersPage({ state }: PageContext): Page {
  const orders = state.orders.all().toReversed();
  const headings = ['Order', 'Customer', numberHeading('Total'), 'State'];
  return {
    title: 'Orders',
    body: html`<p><a class="button" href="/admin/orders/new">Place an order</a>${
      orders.length > shown && ` The last ${shown} of ${orders.length} are shown.`
    }</p>
<section class="sheet">${table(
      headings,
      orders.slice(0, shown).map((order) => row(state, order)),
      'No orders yet. Place one.',
    )}</section>`,
  };
}

function row(state: State, order: OrderRecord): Markup {
  const figures = orderFigures(state, order);
  const customer = state.customers.get(order.customerId);
  const name = [customer?.firstName, customer?.lastName].filter(Boolean).join(' ');
  return html`<tr><th scope="row"><a href="${orderPath(order.id)}">${order.name}</a><br><small
 class="quiet">${moment(order.createdAt)}${order.sourceIdentifier !== null && ', from an app'}</small></th>
<td>${name || order.email || html`<span class="quiet">unknown</span>`}</td>
<td class="number">${amount(figures.currentTotal.shop, order.currency)}</td>
<td>${mark(figures.financialStatus, figures.financialStatus === 'PENDING')}
${order.cancelledAt === null ? mark(figures.fulfillmentStatus) : mark('CANCELLED', true)}</td></tr>`;
}

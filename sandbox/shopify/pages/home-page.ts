// The first page of a store: what is going on, where things are, how programs reach it.
import { html } from './html.ts';
import type { Page, PageContext } from './page-context.ts';

/** `GET /admin` */
export function homePage({ state, baseUrl }: PageContext): Page {
  const shop = state.shop();
  const orders = state.orders.all();
  const open = orders.filter(
    ({ closedAt, cancelledAt }) => closedAt === null && cancelledAt === null,
  );
  return {
    title: shop.name,
    body: html`<div class="columns">
<section class="sheet"><h2>Today</h2>
<dl><dt>Orders</dt><dd><a href="/admin/orders">${orders.length}</a>, ${open.length} of them open</dd>
<dt>Products</dt><dd><a href="/admin/products">${state.products.size}</a>, ${state.variants.size} variants</dd>
<dt>Locations</dt><dd><a href="/admin/locations">${state.locations
      .where(({ isActive }) => isActive)
      .map(({ name }) => name)
      .join(', ')}</a></dd>
<dt>Mails</dt><dd><a href="/admin/outbox">${state.mails.size}</a></dd></dl>
<p><a class="button" href="/admin/orders/new">Place an order</a></p></section>
<section class="sheet"><h2>For programs</h2>
<dl><dt>Shop</dt><dd>${shop.myshopifyDomain}</dd>
<dt>Admin API</dt><dd><code>POST ${baseUrl}/admin/api/2026-10/graphql.json</code></dd>
<dt>Plan</dt><dd>${shop.planName}, ${shop.currencyCode}, ${shop.ianaTimezone}</dd>
<dt>Subscribed</dt><dd><a href="/admin/subscriptions">${state.subscriptions.size} webhook topics</a></dd></dl>
</section></div>`,
  };
}

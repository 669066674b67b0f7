// Products and stock: every variant with what each location has of it, and fields to change both.
import { levelOf } from '../actions/stock-book.ts';
import { gidNumber } from '../gids.ts';
import type { InventoryItemRecord, LocationRecord, VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import type { FormResult, Page, PageContext } from './page-context.ts';
import { formResult } from './page-context.ts';
import { amount, mark, numberHeading, table } from './shown.ts';
import { variantForms } from './variant-forms.ts';

/** `GET /admin/products` */
export function productsPage({ state }: PageContext): Page {
  const locations = state.locations.where(({ isActive }) => isActive);
  const rows = state.variants.all().map((variant) => row(state, variant, locations));
  const headings = ['Product', 'SKU', numberHeading('Price'), ...locations.map(({ name }) => name)];
  return {
    title: 'Products and stock',
    body: html`<p>The fields say what is available to sell. What is on hand also counts units that open orders have
taken.</p>
<section class="sheet">${table(headings, rows, 'This store has no products.')}</section>`,
  };
}

function row(state: State, variant: VariantRecord, locations: LocationRecord[]): Markup {
  const product = state.products.need(variant.productId);
  const stock = state.inventoryItems.need(variant.inventoryItemId);
  const alone = variant.title === 'Default Title';
  const name = alone ? product.title : `${product.title}, ${variant.title}`;
  return html`<tr id="v${gidNumber(variant.id)}"><th scope="row">${name}${
    product.status !== 'ACTIVE' && html` ${mark(product.status)}`
  }${variantForms(variant, stock, name)}</th>
<td>${stock.sku === null ? html`<span class="quiet">none</span>` : html`<code>${stock.sku}</code>`}</td>
<td class="number">${amount(variant.price, state.shop().currencyCode)}</td>
${locations.map((location) => html`<td>${stockCell(state, name, stock, location)}</td>`)}</tr>`;
}

function stockCell(
  state: State,
  name: string,
  stock: InventoryItemRecord,
  location: LocationRecord,
): Markup {
  if (!stock.tracked) return html`<span class="quiet">not tracked</span>`;
  const known = levelOf(state, stock.id, location.id);
  const level = known?.isActive ? known : undefined;
  const { available, on_hand, committed } = level?.quantities ?? {};
  return html`<form method="post" action="/admin/stock"><div class="row">
<input type="hidden" name="inventoryItemId" value="${stock.id}">
<input type="hidden" name="locationId" value="${location.id}">
<input class="few" name="available" inputmode="numeric" required pattern="-?[0-9]+" value="${available}"
 aria-label="Available of ${name} at ${location.name}">
<button class="plain">Set<span class="hidden"> stock of ${name} at ${location.name}</span></button></div>
<small class="quiet">${level ? `on hand ${on_hand}, taken ${committed}` : 'not stocked here'}</small></form>`;
}

/** `POST /admin/stock`: inventoryItemId, locationId, available */
export function setStockForm({ state, admin }: PageContext, form: URLSearchParams): FormResult {
  const to = '/admin/products';
  const written = (form.get('available') ?? '').trim();
  if (!/^-?\d{1,9}$/.test(written))
    return { to, kind: 'refused', text: 'Write the stock as a whole number, such as 12.' };
  const inventoryItemId = form.get('inventoryItemId') ?? '';
  const locationId = form.get('locationId') ?? '';
  const location = state.locations.get(locationId);
  const stock = state.inventoryItems.get(inventoryItemId);
  if (location === undefined || stock === undefined)
    return { to, kind: 'refused', text: 'That product or location is gone. Load the page again.' };
  const outcome = admin.setStock({ inventoryItemId, locationId, available: Number(written) });
  const name = stock.sku ?? state.variants.get(stock.variantId)?.title ?? 'The variant';
  return formResult(outcome, to, () => `${name} at ${location.name} is now ${written}.`);
}

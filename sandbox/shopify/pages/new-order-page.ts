// Place an order as a buyer would: lines, customer, address, shipping, note, paid or not.
import type { PlaceOrderInput } from '../actions/place-order.ts';
import type { VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { type FormResult, type Page, type PageContext, sentences } from './page-context.ts';
import { amount, orderPath } from './shown.ts';

/** A made-up buyer, so that an order is two clicks away. */
const usual: Record<string, string> = {
  firstName: 'Dana',
  lastName: 'Reyes',
  email: 'dana.reyes@example.com',
  address1: '18 Pine Street',
  city: 'Austin',
  provinceCode: 'TX',
  zip: '78701',
  countryCode: 'US',
  shippingTitle: 'Standard',
  shippingPrice: '5.00',
  paid: 'yes',
};

/**
 * `GET /admin/orders/new`, and the same page again where the form was refused.
 * @param written what was filled in; a made-up buyer where absent
 */
export function newOrderPage(
  { state }: PageContext,
  written = new URLSearchParams(usual),
  refusal?: string,
): Page {
  const { currencyCode } = state.shop();
  const field = (name: string, label: string, more: Markup = html``) =>
    html`<label>${label}<input name="${name}" value="${written.get(name)}"${more}></label>`;
  const sold = state.variants.where(
    ({ productId }) => state.products.get(productId)?.status === 'ACTIVE',
  );
  return {
    title: 'Place an order',
    status: refusal === undefined ? 200 : 422,
    body: html`${refusal !== undefined && html`<p class="notice refused" role="alert">${refusal}</p>`}
<form method="post" action="/admin/orders">
<section class="sheet"><h2>Lines</h2><div class="scroll"><table>
<thead><tr><th scope="col">Product</th><th scope="col" class="number">Price</th>
<th scope="col">Quantity</th></tr></thead>
<tbody>${sold.map((variant) => lineRow(state, variant, written, currencyCode))}</tbody></table></div></section>
<div class="columns"><section class="sheet"><h2>Customer and address</h2><div class="fields">
${field('firstName', 'First name')}${field('lastName', 'Last name')}
${field('email', 'Mail', html` type="email"`)}${field('phone', 'Phone')}
${field('company', 'Company')}${field('address1', 'Street')}${field('address2', 'Flat or floor')}
${field('city', 'City')}${field('zip', 'Zip')}
${field('provinceCode', 'State or province, as a code')}
${field('countryCode', 'Country, as a code', html` maxlength="2"`)}</div></section>
<section class="sheet"><h2>Order</h2><div class="fields">
${field('shippingTitle', 'Shipping')}${field('shippingPrice', 'Shipping price', html` inputmode="decimal"`)}</div>
<label>How it reaches the buyer<select name="delivery">${deliveries.map(
      ([value, label]) =>
        html`<option value="${value}"${written.get('delivery') === value && html` selected`}>${label}</option>`,
    )}</select></label>
<label>Note<textarea name="note" rows="2">${written.get('note')}</textarea></label>
<label class="tick"><input type="checkbox" name="paid" value="yes"${written.has('paid') && html` checked`}>Paid
now</label>
<label class="tick"><input type="checkbox" name="counter" value="yes"${written.has('counter') && html` checked`}>Sold
over the counter</label>
<p><button>Place the order</button></p></section></div></form>`,
  };
}

function lineRow(
  state: State,
  variant: VariantRecord,
  written: URLSearchParams,
  currency: string,
): Markup {
  const product = state.products.need(variant.productId);
  const stock = state.inventoryItems.need(variant.inventoryItemId);
  const name =
    variant.title === 'Default Title' ? product.title : `${product.title}, ${variant.title}`;
  const available = state.levels
    .where(({ itemId, isActive }) => isActive && itemId === stock.id)
    .reduce((all, { quantities }) => all + quantities.available, 0);
  return html`<tr><th scope="row">${name}<br><small class="quiet">${stock.sku ?? 'no SKU'},
${stock.tracked ? `${available} available` : 'not tracked'}</small></th>
<td class="number">${amount(variant.price, currency)}</td>
<td><input class="few" name="quantity ${variant.id}" type="number" min="0" max="999"
 value="${written.get(`quantity ${variant.id}`)}" aria-label="Quantity of ${name}"></td></tr>`;
}

/** `POST /admin/orders` */
export function placeOrderForm(context: PageContext, form: URLSearchParams): FormResult | Page {
  const read = readOrder(form);
  if (typeof read === 'string') return newOrderPage(context, form, read);
  const placed = context.admin.placeOrder(read);
  if (!placed.ok) return newOrderPage(context, form, sentences(placed.failure));
  const { id, name } = placed.value;
  return { to: orderPath(id), kind: 'done', text: `Order ${name} is placed.` };
}

function readOrder(form: URLSearchParams): PlaceOrderInput | string {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const lines: PlaceOrderInput['lines'] = [];
  for (const [name, value] of form) {
    if (!name.startsWith('quantity ') || value.trim() === '' || Number(value) === 0) continue;
    if (!/^\d{1,3}$/.test(value.trim())) return 'Write quantities as whole numbers, such as 2.';
    lines.push({ variantId: name.slice('quantity '.length), quantity: Number(value) });
  }
  if (lines.length === 0) return 'Give at least one line a quantity.';
  const price = text('shippingPrice');
  if (price !== '' && !/^\d{1,6}(\.\d{1,2})?$/.test(price))
    return 'Write the shipping price as an amount, such as 5.00.';
  const given = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, text(name)]).filter(([, value]) => value !== ''));
  const note = text('note');
  const delivery = (['LOCAL', 'PICK_UP'] as const).find((way) => way === text('delivery'));
  return {
    lines,
    customer: given(['firstName', 'lastName', 'email', 'phone']),
    shippingAddress: given(addressFields),
    ...(price === '' ? {} : { shipping: { title: text('shippingTitle') || 'Shipping', price } }),
    ...(note === '' ? {} : { note }),
    ...(delivery === undefined ? {} : { delivery }),
    pointOfSale: form.has('counter'),
    paid: form.has('paid'),
  };
}

const deliveries = [
  ['SHIPPING', 'It is shipped'],
  ['PICK_UP', 'The buyer fetches it'],
  ['LOCAL', 'The store brings it'],
] as const;

const addressFields = [
  'firstName',
  'lastName',
  'company',
  'address1',
  'address2',
  'city',
  'provinceCode',
  'countryCode',
  'zip',
  'phone',
];

// What staff correct on an order: units of its lines, its address, whether it is archived or there at all.
import { wholeAddress } from '../address.ts';
import { gidNumber } from '../gids.ts';
import type { OrderFigures } from '../order-figures.ts';
import type { Address, OrderRecord } from '../records.ts';
import { html, type Markup } from './html.ts';
import { act, tick, written } from './order-fields.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';
import { orderPath } from './shown.ts';

/** Units from now on: those that were shipped stay. */
export function unitsForm(order: OrderRecord, figures: OrderFigures): Markup {
  const fields = order.lines.map(({ id, title, variantTitle }) => {
    const { current = 0, unfulfilled = 0 } = figures.lines.get(id) ?? {};
    return html`<label>${title}${variantTitle !== null && `, ${variantTitle}`}<input class="few" type="number"
 min="${current - unfulfilled}" name="units ${gidNumber(id)}" value="${current}"></label>`;
  });
  return act(
    'Change units',
    false,
    html`<form method="post" action="${orderPath(order.id)}/units"><div class="fields">${fields}</div>
${tick('restock', 'Put units taken off back into stock', true)}${tick('notify', 'Mail the customer', false)}
<p><button>Change the units</button></p></form>`,
  );
}

const parts: [keyof Address & string, string][] = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['company', 'Company'],
  ['address1', 'Address'],
  ['address2', 'Address, second line'],
  ['city', 'City'],
  ['provinceCode', 'Province code'],
  ['zip', 'Postal code'],
  ['countryCode', 'Country code'],
  ['phone', 'Phone'],
];

export function addressForm({ id, shippingAddress }: OrderRecord): Markup {
  if (shippingAddress === null) return html``;
  return act(
    'Correct the address',
    false,
    html`<form method="post" action="${orderPath(id)}/address"><div class="fields">${parts.map(
      ([part, label]) =>
        html`<label>${label}<input name="${part}" value="${shippingAddress[part]}"></label>`,
    )}</div><p><button>Correct the address</button></p></form>`,
  );
}

/** Archive it, or bring it back; delete it where the store allows that. */
export function keepForms({ id, closedAt, cancelledAt, test }: OrderRecord): Markup {
  const path = orderPath(id);
  return html`<form method="post" action="${path}/${closedAt === null ? 'archive' : 'unarchive'}"><p>
<button class="plain">${closedAt === null ? 'Archive the order' : 'Bring it back from the archive'}</button></p></form>
${
  (closedAt !== null || cancelledAt !== null || test) &&
  act(
    'Delete',
    false,
    html`<form method="post" action="${path}/delete"><p>It is gone for good, with its shipments and refunds.</p>
<p><button>Delete the order</button></p></form>`,
  )
}`;
}

/** `POST …/units` */
export function changeUnits(
  { admin }: PageContext,
  order: OrderRecord,
  form: URLSearchParams,
): FormResult {
  const to = orderPath(order.id);
  const lines: { lineId: string; quantity: number }[] = [];
  for (const { id } of order.lines) {
    const text = written(form, `units ${gidNumber(id)}`);
    if (text === '') continue;
    if (!/^\d{1,5}$/.test(text))
      return { to, kind: 'refused', text: 'Write units as whole numbers, such as 1.' };
    lines.push({ lineId: id, quantity: Number(text) });
  }
  const edited = admin.editLines({
    orderId: order.id,
    lines,
    restock: form.has('restock'),
    notify: form.has('notify'),
  });
  return formResult(edited, to, () => 'The units are changed.');
}

/** `POST …/address` */
export function correctAddress(
  { admin }: PageContext,
  order: OrderRecord,
  form: URLSearchParams,
): FormResult {
  const shippingAddress = wholeAddress(
    Object.fromEntries(parts.map(([part]) => [part, written(form, part) || null])),
  );
  const edited = admin.editOrder({ orderId: order.id, shippingAddress });
  return formResult(edited, orderPath(order.id), () => 'The address is corrected.');
}

/** `POST …/archive` and `…/unarchive` */
export const archive =
  (closing: boolean) =>
  ({ admin, state }: PageContext, order: OrderRecord): FormResult => {
    const closedAt = closing ? state.time() : null;
    const edited = admin.editOrder({ orderId: order.id, closedAt });
    return formResult(edited, orderPath(order.id), ({ name }) =>
      closing ? `Order ${name} is in the archive.` : `Order ${name} is open again.`,
    );
  };

/** `POST …/delete` */
export function remove({ admin }: PageContext, order: OrderRecord): FormResult {
  const deleted = admin.deleteOrder({ orderId: order.id });
  const to = deleted.ok ? '/admin/orders' : orderPath(order.id);
  return formResult(deleted, to, () => `Order ${order.name} is deleted.`);
}

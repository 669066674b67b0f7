// The forms below an order: pay it, ship all or part, hold it, refund it, cancel it.
import { gidNumber } from '../gids.ts';
import type { OrderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { holdForms } from './order-holds.ts';
import { orderPath } from './shown.ts';

/** Only what can be done now; a cancelled order has none. */
export function orderActions(state: State, order: OrderRecord, figures: OrderFigures): Markup {
  if (order.cancelledAt !== null) return html``;
  const path = orderPath(order.id);
  const forms = [payForm(path, figures), shipForm(path, order, figures)];
  forms.push(act('Hold or doubt', false, holdForms(state, order, figures)));
  forms.push(refundForm(state, path, order, figures), cancelForm(path, figures));
  return html`<section class="sheet"><h2>What to do</h2>${forms}</section>`;
}

const act = (name: string, open: boolean, body: Markup) =>
  html`<details class="act"${open && html` open`}><summary>${name}</summary>${body}</details>`;

const tick = (
  name: string,
  label: string,
  on: boolean,
) => html`<label class="tick"><input type="checkbox"
 name="${name}" value="yes"${on && html` checked`}>${label}</label>`;

function payForm(path: string, figures: OrderFigures): Markup {
  if (Number(figures.outstanding.shop) === 0) return html``;
  return html`<form method="post" action="${path}/pay"><p><button>Take the payment</button></p></form>`;
}

function unitFields(order: OrderRecord, most: (lineId: string) => number, filled: boolean) {
  return order.lines
    .filter(({ id }) => most(id) > 0)
    .map(
      ({
        id,
        title,
        variantTitle,
      }) => html`<label>${title}${variantTitle !== null && `, ${variantTitle}`} (up to
${most(id)})<input class="few" type="number" min="0" max="${most(id)}" name="quantity ${gidNumber(id)}"
 value="${filled ? most(id) : 0}"></label>`,
    );
}

function shipForm(path: string, order: OrderRecord, figures: OrderFigures): Markup {
  const open = (id: string) => figures.lines.get(id)?.unfulfilled ?? 0;
  if (!order.lines.some(({ id }) => open(id) > 0)) return html``;
  return act(
    'Ship',
    true,
    html`<form method="post" action="${path}/ship"><div class="fields">${unitFields(order, open, true)}
<label>Carrier<input name="company" value="UPS"></label>
<label>Tracking number<input name="number" value=""></label>
<label>Tracking address<input name="url" type="url" placeholder="made from the number where left empty"></label></div>
${tick('notify', 'Mail the customer', true)}<p><button>Ship these units</button></p></form>`,
  );
}

function refundForm(state: State, path: string, order: OrderRecord, figures: OrderFigures): Markup {
  const left = (id: string) => figures.lines.get(id)?.refundable ?? 0;
  if (!order.lines.some(({ id }) => left(id) > 0)) return html``;
  return act(
    'Refund',
    false,
    html`<form method="post" action="${path}/refund"><div class="fields">${unitFields(order, left, false)}
<label>Units go<select name="restockType"><option value="CANCEL">back into stock, never shipped</option>
<option value="RETURN">back into stock, returned</option><option value="NO_RESTOCK">nowhere</option></select></label>
<label>Location<select name="locationId">${state.locations
      .where(({ isActive }) => isActive)
      .map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>
<label>Shipping given back<input name="shippingAmount" inputmode="decimal" value="0.00"></label>
<label>Reason<input name="note" value=""></label></div>
${tick('refundMoney', 'Give the money back', true)}${tick('notify', 'Mail the customer', true)}
<p><button>Refund</button></p></form>`,
  );
}

function cancelForm(path: string, figures: OrderFigures): Markup {
  if (figures.fulfillmentStatus === 'FULFILLED') return html``;
  return act(
    'Cancel',
    false,
    html`<form method="post" action="${path}/cancel"><div class="fields"><label>Reason<select name="reason">
<option value="CUSTOMER">The customer changed their mind</option><option value="INVENTORY">Not in stock</option>
<option value="FRAUD">Fraud</option><option value="DECLINED">Payment declined</option>
<option value="STAFF">Staff mistake</option><option value="OTHER">Other</option></select></label></div>
${tick('restock', 'Put the units back into stock', true)}${tick('refund', 'Give the money back', true)}
${tick('notify', 'Mail the customer', true)}<p><button>Cancel the order</button></p></form>`,
  );
}

// The forms below an order: pay it, ship all or part, hold it, refund it, correct it, cancel it, archive and delete it.
import type { OrderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { addressForm, keepForms, unitsForm } from './order-corrections.ts';
import { act, tick, unitFields } from './order-fields.ts';
import { holdForms } from './order-holds.ts';
import { refundForm } from './order-refund.ts';
import { orderPath } from './shown.ts';

/** Only what can be done now: a cancelled order can be refunded and deleted. */
export function orderActions(state: State, order: OrderRecord, figures: OrderFigures): Markup {
  const path = orderPath(order.id);
  const refund = refundForm(state, order, figures);
  const forms =
    order.cancelledAt !== null
      ? [refund]
      : [
          payForm(path, figures),
          shipForm(path, order, figures),
          act('Hold or doubt', false, holdForms(state, order, figures)),
          refund,
          unitsForm(order, figures),
          addressForm(order),
          cancelForm(path),
        ];
  return html`<section class="sheet"><h2>What to do</h2>${forms}${keepForms(order)}</section>`;
}

function payForm(path: string, figures: OrderFigures): Markup {
  if (Number(figures.outstanding.shop) === 0) return html``;
  return html`<form method="post" action="${path}/pay"><p><button>Take the payment</button></p></form>`;
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

function cancelForm(path: string): Markup {
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

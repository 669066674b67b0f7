// The form that refunds units, an amount or shipping of an order, and what it does.
import type { OrderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import {
  act,
  isAmount,
  locationField,
  tick,
  unitFields,
  unitsWritten,
  written,
} from './order-fields.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';
import { orderPath } from './shown.ts';

/** Nothing where neither units nor money are left. */
export function refundForm(state: State, order: OrderRecord, figures: OrderFigures): Markup {
  const left = (id: string) => figures.lines.get(id)?.refundable ?? 0;
  const money = Number(figures.received.shop) > Number(figures.refunded.shop);
  if (!money && !order.lines.some(({ id }) => left(id) > 0)) return html``;
  return act(
    'Refund',
    false,
    html`<form method="post" action="${orderPath(order.id)}/refund"><div class="fields">${unitFields(order, left, false)}
<label>Units go<select name="restockType"><option value="CANCEL">back into stock, never shipped</option>
<option value="RETURN">back into stock, returned</option><option value="NO_RESTOCK">nowhere</option></select></label>
${locationField(state)}
<label>Shipping given back<input name="shippingAmount" inputmode="decimal" value="0.00"></label>
<label>Money given back<input name="amount" inputmode="decimal" placeholder="what units and shipping come to where left empty"></label>
<label>Reason<input name="note" value=""></label></div>
${tick('refundMoney', 'Give the money back', true)}${tick('notify', 'Mail the customer', true)}
<p><button>Refund</button></p></form>`,
  );
}

const restockTypes = ['CANCEL', 'RETURN', 'NO_RESTOCK'] as const;

/** `POST …/refund` */
export function refund(
  { admin }: PageContext,
  order: OrderRecord,
  form: URLSearchParams,
): FormResult {
  const to = orderPath(order.id);
  const refused = (text: string): FormResult => ({ to, kind: 'refused', text });
  const lines = unitsWritten(order, form);
  if (typeof lines === 'string') return refused(lines);
  const restockType = restockTypes.find((type) => type === form.get('restockType'));
  if (restockType === undefined) return refused('Choose where the units of the refund go.');
  const shippingAmount = written(form, 'shippingAmount') || '0';
  if (!isAmount(shippingAmount))
    return refused('Write the shipping given back as an amount, such as 5.00.');
  const amount = written(form, 'amount');
  if (amount !== '' && !isAmount(amount))
    return refused('Write the money given back as an amount, such as 5.00.');
  if (lines.length === 0 && Number(shippingAmount) === 0 && Number(amount) === 0)
    return refused('Give at least one line a number of units, or write an amount.');
  const outcome = admin.refundOrder({
    orderId: order.id,
    lines: lines.map((line) => ({
      ...line,
      restockType,
      locationId: restockType === 'NO_RESTOCK' ? null : form.get('locationId'),
    })),
    note: written(form, 'note') || null,
    shippingAmount,
    refundMoney: form.has('refundMoney'),
    ...(amount === '' ? {} : { payments: [{ amount, relatedId: null }] }),
    notify: form.has('notify'),
  });
  return formResult(outcome, to, () => 'The refund is made.');
}

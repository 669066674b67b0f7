// Returns of an order: what was asked for and became of it, with the forms that move it on.
import { type ReturnableUnits, returnableUnits } from '../actions/returns/returnable.ts';
import { gidNumber } from '../gids.ts';
import type { OrderRecord } from '../records.ts';
import { returnReasons } from '../return-reasons.ts';
import type { ReturnRecord } from '../return-record.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { act, locationField, tick, unitFields } from './order-fields.ts';
import { mark, moment, orderPath } from './shown.ts';

/** Nothing while nothing was shipped and nothing is returned. */
export function orderReturns(state: State, order: OrderRecord): Markup {
  const returns = state.returns.in(order.id);
  const units = returnableUnits(state, order).filter(({ quantity }) => quantity > 0);
  if (returns.length === 0 && units.length === 0) return html``;
  return html`<section class="sheet"><h2>Returns</h2>
${returns.length === 0 && html`<p class="quiet">Nothing is being returned.</p>`}
${returns.map((one) => returnBlock(state, order, one))}
${units.length > 0 && openForm(state, order, units)}</section>`;
}

function openForm(state: State, order: OrderRecord, units: ReturnableUnits[]): Markup {
  const most = (lineId: string) =>
    units.reduce((sum, one) => sum + (one.lineId === lineId ? one.quantity : 0), 0);
  return act(
    'Return units',
    false,
    html`<form method="post" action="${orderPath(order.id)}/return"><div class="fields">${unitFields(order, most, false)}
<label>Reason<select name="reason">${returnReasons.map(
      ({ id, name, handle }) =>
        html`<option value="${id}"${handle === 'unwanted' && html` selected`}>${name}</option>`,
    )}</select></label>
<label>Note<input name="note" value=""></label>
<label>Given instead<select name="exchange"><option value="">nothing</option>${state.variants
      .all()
      .map(
        ({ id, productId, title, inventoryItemId }) =>
          html`<option value="${id}">${state.products.get(productId)?.title}, ${title} (${state.inventoryItems.get(inventoryItemId)?.sku ?? 'no SKU'})</option>`,
      )}</select></label></div>
<p><button name="as" value="request">The customer asks for it</button>
<button class="plain" name="as" value="open">Open it, approved</button></p></form>`,
  );
}

function returnBlock(state: State, order: OrderRecord, record: ReturnRecord): Markup {
  const path = `${orderPath(order.id)}/returns/${gidNumber(record.id)}`;
  const button = (verb: string, label: string, plain = true) =>
    html`<form method="post" action="${path}/${verb}"><button${plain && html` class="plain"`}>${label}</button></form>`;
  const { status } = record;
  const name = (lineId: string) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line?.sku ?? line?.title ?? 'a line';
  };
  const begun = record.lines.some(({ processed }) => processed > 0);
  return html`<div><p>${mark(status, status === 'DECLINED' || status === 'CANCELED')} ${order.name}-R${record.sequence}, ${moment(record.createdAt)}</p>
<ul>${record.lines.map(
    ({ lineId, quantity, processed, reason, reasonNote, customerNote }) =>
      html`<li>${quantity} × ${name(lineId)}, ${returnReasons.find(({ handle }) => handle === reason)?.name}${[
        reasonNote,
        customerNote,
      ]
        .filter(Boolean)
        .map((note) => ` (${note})`)}; ${processed} came back</li>`,
  )}${record.exchanges.map(
    ({ quantity, sku, title, processed }) =>
      html`<li>${quantity} × ${sku ?? title} instead; ${processed} on the order</li>`,
  )}</ul>
${status === 'REQUESTED' && html`${button('approve', 'Approve', false)}${button('decline', 'Decline')}`}
${status === 'OPEN' && processForm(state, path, record, name)}
${status === 'OPEN' && button('close', 'Close the return')}
${(status === 'OPEN' || status === 'REQUESTED') && !begun && button('cancel', 'Cancel the return')}
${status === 'CLOSED' && button('reopen', 'Open the return again')}</div>`;
}

function processForm(
  state: State,
  path: string,
  record: ReturnRecord,
  name: (lineId: string) => string,
): Markup {
  const left = record.lines.filter(({ quantity, processed }) => processed < quantity);
  const given = record.exchanges.filter(({ quantity, processed }) => processed < quantity);
  if (left.length + given.length === 0) return html``;
  return act(
    'Process what came back',
    true,
    html`<form method="post" action="${path}/process"><div class="fields">${left.map(
      ({ id, lineId, quantity, processed }) =>
        html`<label>${name(lineId)} (up to ${quantity - processed})<input class="few" type="number" min="0"
 max="${quantity - processed}" name="quantity ${gidNumber(id)}" value="${quantity - processed}"></label>`,
    )}
<label>Units go<select name="disposition"><option value="RESTOCKED">back into stock</option>
<option value="NOT_RESTOCKED">nowhere</option><option value="MISSING">they are missing</option></select></label>
${locationField(state)}</div>
${given.length > 0 && tick('exchange', 'Put what is given instead on the order', true)}
${tick('refundMoney', 'Give the money back', true)}
<p><button>Process</button></p></form>`,
  );
}

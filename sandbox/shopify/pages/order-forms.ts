// What the forms of an order's page do: pay, ship, refund, cancel, hold, and change or cancel a shipment.
import type { OrderRecord } from '../records.ts';
import { hold, release, risk } from './order-holds.ts';
import { orderAt } from './order-page.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';
import { orderPath } from './shown.ts';

type Verb = (context: PageContext, order: OrderRecord, form: URLSearchParams) => FormResult;

const verbs: Record<string, Verb> = { pay, ship, refund, cancel, hold, release, risk };
const shipmentVerbs: Record<
  string,
  (
    context: PageContext,
    order: OrderRecord,
    fulfillmentId: string,
    form: URLSearchParams,
  ) => FormResult
> = { tracking, cancel: cancelShipment };

/** `POST /admin/orders/:number/:verb` and `…/shipments/:number/:verb`; undefined for another path */
export function orderForms(
  context: PageContext,
  path: string,
  form: URLSearchParams,
): FormResult | undefined {
  const order = orderAt(context.state, path);
  if (order === undefined) return undefined;
  const rest = path.slice(orderPath(order.id).length);
  const [, shipment, verb] = /^\/shipments\/(\d+)\/(\w+)$/.exec(rest) ?? [];
  if (shipment !== undefined && verb !== undefined) {
    const fulfillmentId = `gid://shopify/Fulfillment/${shipment}`;
    if (context.state.fulfillments.get(fulfillmentId)?.orderId !== order.id) return undefined;
    if (!Object.hasOwn(shipmentVerbs, verb)) return undefined;
    return shipmentVerbs[verb]?.(context, order, fulfillmentId, form);
  }
  const name = rest.slice(1);
  return Object.hasOwn(verbs, name) ? verbs[name]?.(context, order, form) : undefined;
}

const written = (form: URLSearchParams, name: string) => (form.get(name) ?? '').trim();

/** Units by line, or a sentence: every `quantity …` field that is not nothing. */
function unitsOf(order: OrderRecord, form: URLSearchParams) {
  const lines: { lineId: string; quantity: number }[] = [];
  for (const { id } of order.lines) {
    const text = written(form, `quantity ${id.slice(id.lastIndexOf('/') + 1)}`);
    if (text === '' || text === '0') continue;
    if (!/^\d{1,5}$/.test(text)) return 'Write units as whole numbers, such as 1.';
    lines.push({ lineId: id, quantity: Number(text) });
  }
  return lines.length === 0 ? 'Give at least one line a number of units.' : lines;
}

function pay({ admin }: PageContext, order: OrderRecord): FormResult {
  const outcome = admin.payOrder({ orderId: order.id });
  return formResult(outcome, orderPath(order.id), ({ name }) => `Order ${name} is paid.`);
}

function ship({ admin }: PageContext, order: OrderRecord, form: URLSearchParams): FormResult {
  const to = orderPath(order.id);
  const lines = unitsOf(order, form);
  if (typeof lines === 'string') return { to, kind: 'refused', text: lines };
  const outcome = admin.shipOrder({
    orderId: order.id,
    lines,
    tracking: trackingOf(form),
    notify: form.has('notify'),
  });
  return formResult(
    outcome,
    to,
    (shipments) =>
      `${shipments.length === 1 ? 'One shipment is' : `${shipments.length} shipments are`} on the way.`,
  );
}

function trackingOf(form: URLSearchParams): { company?: string; number?: string; url?: string } {
  return Object.fromEntries(
    ['company', 'number', 'url']
      .map((name) => [name, written(form, name)])
      .filter(([, value]) => value !== ''),
  );
}

function refund({ admin }: PageContext, order: OrderRecord, form: URLSearchParams): FormResult {
  const to = orderPath(order.id);
  const lines = unitsOf(order, form);
  if (typeof lines === 'string') return { to, kind: 'refused', text: lines };
  const restockType = restockTypes.find((type) => type === form.get('restockType'));
  if (restockType === undefined)
    return { to, kind: 'refused', text: 'Choose where the units of the refund go.' };
  const shippingAmount = written(form, 'shippingAmount') || '0';
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(shippingAmount))
    return {
      to,
      kind: 'refused',
      text: 'Write the shipping given back as an amount, such as 5.00.',
    };
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
    notify: form.has('notify'),
  });
  return formResult(outcome, to, () => 'The refund is made.');
}

const restockTypes = ['CANCEL', 'RETURN', 'NO_RESTOCK'] as const;
const reasons = ['CUSTOMER', 'INVENTORY', 'FRAUD', 'DECLINED', 'STAFF', 'OTHER'] as const;

function cancel({ admin }: PageContext, order: OrderRecord, form: URLSearchParams): FormResult {
  const to = orderPath(order.id);
  const reason = reasons.find((each) => each === form.get('reason'));
  if (reason === undefined) return { to, kind: 'refused', text: 'Choose a reason to cancel.' };
  const outcome = admin.cancelOrder({
    orderId: order.id,
    reason,
    restock: form.has('restock'),
    refund: form.has('refund'),
    notify: form.has('notify'),
  });
  return formResult(
    outcome,
    to,
    () => `Order ${order.name} is being cancelled. Load the page again in a second or two.`,
  );
}

function tracking(
  { admin }: PageContext,
  order: OrderRecord,
  fulfillmentId: string,
  form: URLSearchParams,
): FormResult {
  const outcome = admin.updateTracking({
    fulfillmentId,
    tracking: trackingOf(form),
    notify: form.has('notify'),
  });
  return formResult(outcome, orderPath(order.id), () => 'The tracking is changed.');
}

function cancelShipment(
  { admin }: PageContext,
  order: OrderRecord,
  fulfillmentId: string,
): FormResult {
  const outcome = admin.cancelShipment({ fulfillmentId });
  return formResult(outcome, orderPath(order.id), () => 'The shipment is cancelled.');
}

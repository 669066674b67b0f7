// What the forms of an order's page do: pay, ship, refund, correct, cancel, hold, and what becomes of a shipment.
import type { OrderRecord } from '../records.ts';
import { archive, changeUnits, correctAddress, remove } from './order-corrections.ts';
import { unitsOf, written } from './order-fields.ts';
import { hold, release, risk } from './order-holds.ts';
import { orderAt } from './order-page.ts';
import { refund } from './order-refund.ts';
import { deliverySteps } from './order-shipments.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';
import { openReturn, returnForms } from './return-forms.ts';
import { orderPath } from './shown.ts';

type Verb = (context: PageContext, order: OrderRecord, form: URLSearchParams) => FormResult;

const verbs: Record<string, Verb> = {
  pay,
  ship,
  refund,
  cancel,
  hold,
  release,
  risk,
  units: changeUnits,
  address: correctAddress,
  archive: archive(true),
  unarchive: archive(false),
  delete: remove,
  return: openReturn,
};
const shipmentVerbs: Record<
  string,
  (
    context: PageContext,
    order: OrderRecord,
    fulfillmentId: string,
    form: URLSearchParams,
  ) => FormResult
> = { tracking, delivery, cancel: cancelShipment };

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
  const returned = returnForms(context, order, rest, form);
  if (returned !== undefined) return returned;
  const name = rest.slice(1);
  return Object.hasOwn(verbs, name) ? verbs[name]?.(context, order, form) : undefined;
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
    packages: packagesOf(form),
    notify: form.has('notify'),
  });
  return formResult(
    outcome,
    to,
    (shipments) =>
      `${shipments.length === 1 ? 'One shipment is' : `${shipments.length} shipments are`} on the way.`,
  );
}

type Followed = { company: string | null; number: string | null; url: string | null };

/** One package a number; several numbers are written with commas, and an address belongs to the first. */
function packagesOf(form: URLSearchParams): Followed[] {
  const company = written(form, 'company') || null;
  const url = written(form, 'url') || null;
  const numbers = written(form, 'number')
    .split(/[\s,]+/)
    .filter(Boolean);
  if (numbers.length === 0 && company === null && url === null) return [];
  const [first = null, ...others] = numbers;
  return [
    { company, number: first, url },
    ...others.map((number) => ({ company, number, url: null })),
  ];
}

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
    packages: packagesOf(form),
    notify: form.has('notify'),
  });
  return formResult(outcome, orderPath(order.id), () => 'The tracking is changed.');
}

function delivery(
  { admin }: PageContext,
  order: OrderRecord,
  fulfillmentId: string,
  form: URLSearchParams,
): FormResult {
  const to = orderPath(order.id);
  const status = deliverySteps.find((step) => step === form.get('status'));
  if (status === undefined) return { to, kind: 'refused', text: 'Choose how far the parcel is.' };
  return formResult(
    admin.noteDelivery({ fulfillmentId, status }),
    to,
    () => 'The carrier said so.',
  );
}

function cancelShipment(
  { admin }: PageContext,
  order: OrderRecord,
  fulfillmentId: string,
): FormResult {
  const outcome = admin.cancelShipment({ fulfillmentId });
  return formResult(outcome, orderPath(order.id), () => 'The shipment is cancelled.');
}

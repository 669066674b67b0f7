// What the forms of an order's returns do: open one, answer it, process what came back, close it.
import { returnableUnits } from '../actions/returns/returnable.ts';
import { gidNumber } from '../gids.ts';
import { bagsIn } from '../money.ts';
import { orderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { DispositionType, ReturnRecord } from '../return-record.ts';
import type { State } from '../state.ts';
import { unitsOf, written } from './order-fields.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';
import { orderPath } from './shown.ts';

/** `POST …/return`: asked for by the customer, or opened by staff. Units are taken from the oldest parcels. */
export function openReturn(
  { admin, state }: PageContext,
  order: OrderRecord,
  form: URLSearchParams,
): FormResult {
  const to = orderPath(order.id);
  const wanted = unitsOf(order, form);
  if (typeof wanted === 'string') return { to, kind: 'refused', text: wanted };
  const note = written(form, 'note');
  const status = form.get('as') === 'request' ? 'REQUESTED' : 'OPEN';
  const exchange = written(form, 'exchange');
  const opened = admin.openReturn({
    orderId: order.id,
    status,
    lines: spread(state, order, wanted).map((line) => ({
      ...line,
      returnReasonDefinitionId: written(form, 'reason') || null,
      ...(status === 'OPEN' ? { returnReasonNote: note } : { customerNote: note || null }),
    })),
    exchanges: exchange === '' ? [] : [{ variantId: exchange, quantity: 1 }],
  });
  return formResult(opened, to, () =>
    status === 'OPEN' ? 'The return is open.' : 'The return is asked for.',
  );
}

function spread(
  state: State,
  order: OrderRecord,
  wanted: { lineId: string; quantity: number }[],
): { fulfillmentLineItemId: string; quantity: number }[] {
  const units = returnableUnits(state, order);
  return wanted.flatMap(({ lineId, quantity }) => {
    let left = quantity;
    const lines = units
      .filter((one) => one.lineId === lineId)
      .flatMap(({ fulfillmentLineId, quantity: there }) => {
        const taken = Math.min(left, there);
        left -= taken;
        return taken === 0 ? [] : [{ fulfillmentLineItemId: fulfillmentLineId, quantity: taken }];
      });
    const [first] = lines;
    // More than there is: the store says so, of the first parcel.
    if (left > 0 && first !== undefined) first.quantity += left;
    return lines;
  });
}

const dispositions: DispositionType[] = ['RESTOCKED', 'NOT_RESTOCKED', 'MISSING'];

/** `POST …/returns/:number/process` */
function process(
  { admin, state }: PageContext,
  order: OrderRecord,
  record: ReturnRecord,
  form: URLSearchParams,
): FormResult {
  const to = orderPath(order.id);
  const type = dispositions.find((one) => one === form.get('disposition'));
  if (type === undefined) return { to, kind: 'refused', text: 'Choose where the units go.' };
  const locationId = type === 'RESTOCKED' ? form.get('locationId') : null;
  const lines = record.lines.flatMap(({ id, reverseLineId }) => {
    const text = written(form, `quantity ${gidNumber(id)}`);
    const quantity = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (quantity === 0) return [];
    return [{ id, quantity, dispositions: [{ reverseLineId, type, quantity, locationId }] }];
  });
  const exchanges = form.has('exchange')
    ? record.exchanges
        .filter(({ quantity, processed }) => processed < quantity)
        .map(({ id, quantity, processed }) => ({ id, quantity: quantity - processed }))
    : [];
  const amount = form.has('refundMoney') ? worthOf(state, order, record, lines) : '0';
  const processed = admin.processReturn({
    returnId: record.id,
    lines,
    exchanges,
    ...(Number(amount) > 0 ? { refund: { payments: [{ amount, relatedId: null }] } } : {}),
  });
  return formResult(processed, to, () => 'The return is processed.');
}

/** What the units cost, as far as it was paid and did not go back. */
function worthOf(
  state: State,
  order: OrderRecord,
  record: ReturnRecord,
  lines: { id: string; quantity: number }[],
): string {
  const bags = bagsIn(order);
  const figures = orderFigures(state, order);
  const worth = bags.add(
    ...lines.map(({ id, quantity }) => {
      const lineId = record.lines.find((one) => one.id === id)?.lineId ?? '';
      const of = figures.lines.get(lineId);
      const ordered = order.lines.find((line) => line.id === lineId)?.quantity ?? 0;
      const tax = order.taxesIncluded ? bags.zero : (of?.tax ?? bags.zero);
      return bags.share(bags.add(of?.discountedTotal ?? bags.zero, tax), quantity, ordered);
    }),
  );
  const left = bags.subtract(figures.received, figures.refunded);
  return (bags.compare(worth, left) > 0 ? left : worth).shop;
}

type Verb = (
  context: PageContext,
  order: OrderRecord,
  record: ReturnRecord,
  form: URLSearchParams,
) => FormResult;

const answer =
  (verb: 'approveReturn' | 'cancelReturn' | 'closeReturn' | 'reopenReturn', done: string): Verb =>
  ({ admin }, order, { id }) =>
    formResult(admin[verb]({ id }), orderPath(order.id), () => done);

const verbs: Record<string, Verb> = {
  process,
  approve: answer('approveReturn', 'The return is approved.'),
  decline: ({ admin }, order, { id }) =>
    formResult(
      admin.declineReturn({ id, reason: 'OTHER' }),
      orderPath(order.id),
      () => 'The return is declined.',
    ),
  cancel: answer('cancelReturn', 'The return is cancelled.'),
  close: answer('closeReturn', 'The return is closed.'),
  reopen: answer('reopenReturn', 'The return is open again.'),
};

/** `POST /admin/orders/:number/returns/:number/:verb`; undefined for another path, or a return of another order */
export function returnForms(
  context: PageContext,
  order: OrderRecord,
  rest: string,
  form: URLSearchParams,
): FormResult | undefined {
  const [, number, verb] = /^\/returns\/(\d+)\/(\w+)$/.exec(rest) ?? [];
  if (number === undefined || verb === undefined || !Object.hasOwn(verbs, verb)) return undefined;
  const record = context.state.returns.get(`gid://shopify/Return/${number}`);
  if (record?.orderId !== order.id) return undefined;
  return verbs[verb]?.(context, order, record, form);
}

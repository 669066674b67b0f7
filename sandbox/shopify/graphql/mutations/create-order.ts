// orderCreate: an app writes an order, with what Shopify does by default (stock untouched, no mails, nothing to ship).
import { ok } from '../../../../src/shared/result.ts';
import { type Claim, createOrder } from '../../actions/create-order.ts';
import { fulfill } from '../../actions/fulfill.ts';
import { moveFulfillmentOrder } from '../../actions/move-fulfillment-order.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import type { OrderRecord } from '../../records.ts';
import type { Arguments, Context } from '../context.ts';
import { notDone } from '../errors.ts';
import { draftOrderRecord } from './draft-order-record.ts';
import { mutation } from './mutation.ts';
import { type OrderInput, WrongOrder } from './order-input.ts';
import { writeMetafield } from './write-metafields.ts';

const claims: Record<string, Claim> = {
  BYPASS: 'bypass',
  DECREMENT_IGNORING_POLICY: 'ignore',
  DECREMENT_OBEYING_POLICY: 'obey',
};

type Options = {
  inventoryBehaviour?: string;
  sendReceipt?: boolean;
  sendFulfillmentReceipt?: boolean;
};

function act(args: Arguments, { state }: Context): Outcome<OrderRecord> {
  const input = args.order as OrderInput;
  const { inventoryBehaviour, sendReceipt, sendFulfillmentReceipt } = (args.options ??
    {}) as Options;
  if (input.fulfillmentStatus === 'PARTIAL' || input.fulfillmentStatus === 'RESTOCKED')
    throw notDone(`orderCreate with fulfillmentStatus ${input.fulfillmentStatus}`);
  try {
    const draft = draftOrderRecord(state, input);
    const created = createOrder(
      state,
      { ...draft, sendFulfillmentReceipt: sendFulfillmentReceipt ?? false },
      {
        claim: claims[inventoryBehaviour ?? 'BYPASS'] ?? 'bypass',
        sendReceipt: sendReceipt ?? false,
      },
    );
    if (!created.ok) return created;
    const { id } = created.value;
    for (const [at, metafield] of (input.metafields ?? []).entries()) {
      const written = writeMetafield(state, id, metafield);
      if ('message' in written)
        return refuse(
          'INVALID',
          ['order', 'metafields', String(at), ...(written.field ?? [])],
          written.message,
        );
    }
    return (
      shipAtOnce(state, id, input, sendFulfillmentReceipt ?? false) ?? ok(state.orders.need(id))
    );
  } catch (error) {
    if (error instanceof WrongOrder) return { ok: false, failure: [error.failure] };
    throw error;
  }
}

/** Ships everything where the order says it was shipped already. @returns only a failure */
function shipAtOnce(
  state: Context['state'],
  orderId: string,
  { fulfillment, fulfillmentStatus }: OrderInput,
  notify: boolean,
): Outcome<never> | undefined {
  if (fulfillment == null && fulfillmentStatus !== 'FULFILLED') return undefined;
  for (const { id, locationId } of state.fulfillmentOrders.in(orderId)) {
    if (fulfillment == null || fulfillment.locationId === locationId) continue;
    const moved = moveFulfillmentOrder(state, {
      fulfillmentOrderId: id,
      locationId: fulfillment.locationId,
    });
    if (!moved.ok)
      return refuse(
        'INVALID',
        ['order', 'fulfillment', 'locationId'],
        'Location could not be found',
      );
  }
  const numbers = fulfillment?.trackingNumbers ?? [fulfillment?.trackingNumber ?? null];
  const company = fulfillment?.trackingCompany ?? null;
  const byLocation = Map.groupBy(
    state.fulfillmentOrders.in(orderId),
    ({ locationId }) => locationId,
  );
  for (const group of byLocation.values()) {
    const shipped = fulfill(state, {
      parts: group.map(({ id }) => ({ fulfillmentOrderId: id })),
      tracking:
        company === null && numbers[0] == null
          ? []
          : numbers.map((number) => ({ company, number, url: null })),
      notify: notify || fulfillment?.notifyCustomer === true,
    });
    if (!shipped.ok) return shipped;
  }
  return undefined;
}

export const orderCreate = mutation(act, (order) => ({ order }));

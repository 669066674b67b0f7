// Mutations of an order that stands: its words, payment, closing, cancellation and refunds.
import { cancelOrder } from '../../actions/cancel-order.ts';
import { deleteOrder } from '../../actions/delete-order.ts';
import { editOrder } from '../../actions/edit-order.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import { payOrder } from '../../actions/pay-order.ts';
import { type RefundedLine, refundOrder } from '../../actions/refund-order.ts';
import { noOrder } from '../../actions/touch-order.ts';
import { wholeAddress } from '../../address.ts';
import { orderFigures } from '../../order-figures.ts';
import type { Address, Attribute, CancelWork, OrderRecord, RefundRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { distinctTags } from './draft-order-record.ts';
import { mutation } from './mutation.ts';
import type { MetafieldInput } from './order-input.ts';
import { writeMetafield } from './write-metafields.ts';

type UpdateInput = {
  id: string;
  note?: string | null;
  tags?: string[] | null;
  email?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  customAttributes?: Attribute[] | null;
  shippingAddress?: Partial<Address> | null;
  metafields?: MetafieldInput[] | null;
};

function update(args: Arguments, { state }: Context): Outcome<OrderRecord> {
  const input = args.input as UpdateInput;
  const { id, tags, customAttributes, shippingAddress, metafields, ...words } = input;
  if ((tags ?? []).length > 250 || (tags ?? []).some((tag) => tag.length > 40))
    return refuse(
      'INVALID',
      ['tags'],
      'At most 250 tags of at most 40 characters each can be given.',
    );
  if (!state.orders.has(id)) return refuse('NOT_FOUND', ['id'], noOrder(id));
  for (const [at, metafield] of (metafields ?? []).entries()) {
    const written = writeMetafield(state, id, metafield);
    if ('message' in written)
      return refuse(
        written.code,
        ['metafields', String(at), ...(written.field ?? [])],
        written.message,
      );
  }
  return editOrder(state, {
    orderId: id,
    ...words,
    ...(tags ? { tags: distinctTags(tags) } : {}),
    ...(customAttributes ? { customAttributes } : {}),
    ...(shippingAddress ? { shippingAddress: wholeAddress(shippingAddress) } : {}),
  });
}

const inputId = (args: Arguments): string => (args.input as { id: string }).id;

const close =
  (closing: boolean) =>
  (args: Arguments, { state }: Context): Outcome<OrderRecord> => {
    const order = state.orders.get(inputId(args));
    if (order === undefined) return refuse('NOT_FOUND', ['id'], noOrder(inputId(args)));
    const closedAt = closing ? (order.closedAt ?? state.time()) : null;
    return editOrder(state, { orderId: order.id, closedAt });
  };

const theOrder = (order: OrderRecord) => ({ order });

function cancel(args: Arguments, { state }: Context) {
  const { originalPaymentMethodsRefund } = (args.refundMethod ?? {}) as {
    originalPaymentMethodsRefund?: boolean;
  };
  return cancelOrder(state, {
    orderId: String(args.orderId),
    reason: args.reason as CancelWork['reason'],
    restock: args.restock === true,
    refund: args.refund === true || originalPaymentMethodsRefund === true,
    notify: args.notifyCustomer === true,
    staffNote: (args.staffNote ?? null) as string | null,
  });
}

/** Shopify's word for the payment a refund goes back on. */
export const paidBy = 'parentId';

/** `amount`, `gateway`, `kind`, and the id of the payment it goes back on. */
type Payment = { amount: string; gateway: string; kind: string } & {
  [of in typeof paidBy]?: string | null;
};

type RefundInput = {
  orderId: string;
  note?: string | null;
  notify?: boolean | null;
  refundLineItems?:
    | {
        lineItemId: string;
        quantity: number;
        restockType?: RefundedLine['restockType'] | null;
        locationId?: string | null;
      }[]
    | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: Payment[] | null;
};

/** Money goes back only by the transactions named, as upstream: a refund without any moves none. */
function refund(args: Arguments, { state }: Context): Outcome<RefundRecord> {
  const input = args.input as RefundInput;
  const order = state.orders.get(input.orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['orderId'], noOrder(input.orderId));
  const amount = shippingAmount(state, order, input);
  const payments = (input.transactions ?? []).filter(({ kind }) => kind === 'REFUND');
  return refundOrder(state, {
    orderId: order.id,
    note: input.note ?? null,
    notify: input.notify === true,
    lines: (input.refundLineItems ?? []).map((line) => ({
      lineId: line.lineItemId,
      quantity: line.quantity,
      restockType: line.restockType ?? 'NO_RESTOCK',
      locationId: line.locationId ?? null,
    })),
    ...(amount === undefined ? {} : { shippingAmount: amount }),
    payments: payments.map((payment) => ({
      amount: payment.amount,
      gateway: payment.gateway,
      relatedId: payment[paidBy] ?? null,
    })),
  });
}

function shippingAmount(
  state: State,
  order: OrderRecord,
  { shipping }: RefundInput,
): string | undefined {
  if (shipping?.fullRefund === true) return orderFigures(state, order).currentShipping.shop;
  return shipping?.amount ?? undefined;
}

export const orderMutations: Record<string, Resolver<unknown>> = {
  orderUpdate: mutation(update, theOrder),
  orderMarkAsPaid: mutation(
    (args, { state }) => payOrder(state, { orderId: inputId(args) }),
    theOrder,
  ),
  orderClose: mutation(close(true), theOrder),
  orderOpen: mutation(close(false), theOrder),
  orderCancel: mutation(
    cancel,
    (job, { state }, args) => ({
      job: { id: job.id, done: job.done },
      jobResult: {
        __typename: 'OrderCancelJobResult',
        id: job.id,
        done: false,
        errors: [],
        status: 'STARTED',
        order: state.orders.need(String(args.orderId)),
      },
      userErrors: [],
    }),
    'orderCancelUserErrors',
  ),
  orderDelete: mutation(
    (args, { state }) => deleteOrder(state, { orderId: String(args.orderId) }),
    (deletedId) => ({ deletedId }),
  ),
  refundCreate: mutation(refund, (made, { state }) => ({
    refund: made,
    order: state.orders.need(made.orderId),
  })),
};

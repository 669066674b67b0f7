// Mutations of returns: asked for, answered, processed, closed.
import { type Outcome, refuse } from '../../actions/outcome.ts';
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  removeFromReturn,
  reopenReturn,
} from '../../actions/returns/answer-return.ts';
import { openReturn, type ReturnedLineInput } from '../../actions/returns/open-return.ts';
import { type DispositionInput, processReturn } from '../../actions/returns/process-return.ts';
import { orderFigures } from '../../order-figures.ts';
import type { ReturnRecord } from '../../return-record.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { notDone } from '../errors.ts';
import { mutation } from './mutation.ts';
import { paidBy } from './order.ts';

type Units = { id: string; quantity: number };

type OpenInput = {
  orderId: string;
  returnLineItems: (ReturnedLineInput & { restockingFee?: unknown })[];
  exchangeLineItems?: { variantId?: string | null; quantity: number; appliedDiscount?: unknown }[];
  returnShippingFee?: unknown;
};

const open =
  (status: 'OPEN' | 'REQUESTED', name: string) =>
  (args: Arguments, { state }: Context): Outcome<ReturnRecord> => {
    const input = args[name] as OpenInput;
    const exchanges = input.exchangeLineItems ?? [];
    if (input.returnShippingFee || input.returnLineItems.some(({ restockingFee }) => restockingFee))
      throw notDone('fees of a return');
    if (exchanges.some(({ appliedDiscount }) => appliedDiscount))
      throw notDone('discounts of an exchange');
    return openReturn(state, {
      orderId: input.orderId,
      status,
      lines: input.returnLineItems,
      exchanges: exchanges.map(({ variantId, quantity }) => ({
        variantId: variantId ?? '',
        quantity,
      })),
    });
  };

type ProcessInput = {
  returnId: string;
  note?: string | null;
  notifyCustomer?: boolean | null;
  returnLineItems?:
    | (Units & {
        dispositions?:
          | {
              reverseFulfillmentOrderLineItemId: string;
              dispositionType: DispositionInput['type'];
              quantity: number;
              locationId?: string | null;
            }[]
          | null;
      })[]
    | null;
  exchangeLineItems?: Units[] | null;
  refundShipping?: {
    shippingRefundAmount?: { amount: string } | null;
    fullRefund?: boolean | null;
  } | null;
  financialTransfer?: { issueRefund?: { orderTransactions: Payment[] } } | null;
};

/** An amount, and the id of the payment it goes back on. */
type Payment = { transactionAmount: { amount: string } } & { [of in typeof paidBy]: string };

function process(args: Arguments, { state }: Context): Outcome<ReturnRecord> {
  const input = args.input as ProcessInput;
  const payments = input.financialTransfer?.issueRefund?.orderTransactions.map((payment) => ({
    amount: payment.transactionAmount.amount,
    relatedId: payment[paidBy],
  }));
  const known = state.returns.get(input.returnId);
  const order = known && state.orders.need(known.orderId);
  const refund = payments?.map((payment) => ({
    ...payment,
    gateway: order?.transactions.find(({ id }) => id === payment.relatedId)?.gateway ?? '',
  }));
  if (refund?.some(({ gateway }) => gateway === ''))
    return refuse('NOT_FOUND', ['input', 'financialTransfer'], 'Transaction does not exist.');
  const shippingAmount = shippingOf(state, known, input);
  return processReturn(state, {
    returnId: input.returnId,
    note: input.note ?? null,
    notify: input.notifyCustomer === true,
    lines: (input.returnLineItems ?? []).map(({ id, quantity, dispositions }) => ({
      id,
      quantity,
      dispositions: (dispositions ?? []).map((one) => ({
        reverseLineId: one.reverseFulfillmentOrderLineItemId,
        type: one.dispositionType,
        quantity: one.quantity,
        locationId: one.locationId ?? null,
      })),
    })),
    exchanges: input.exchangeLineItems ?? [],
    ...(refund === undefined ? {} : { refund: { payments: refund } }),
    ...(shippingAmount === undefined ? {} : { shippingAmount }),
  });
}

function shippingOf(
  state: State,
  known: ReturnRecord | undefined,
  { refundShipping }: ProcessInput,
): string | undefined {
  if (refundShipping == null || known === undefined) return undefined;
  if (refundShipping.fullRefund === true)
    return orderFigures(state, state.orders.need(known.orderId)).currentShipping.shop;
  return refundShipping.shippingRefundAmount?.amount;
}

const theReturn = (record: ReturnRecord) => ({ return: record });

const byId = (act: (state: State, input: { id: string }) => Outcome<ReturnRecord>) =>
  mutation((args, { state }) => act(state, { id: String(args.id) }), theReturn);

const inputId = (args: Arguments): string => (args.input as { id: string }).id;

export const returnMutations: Record<string, Resolver<unknown>> = {
  returnRequest: mutation(open('REQUESTED', 'input'), theReturn),
  returnCreate: mutation(open('OPEN', 'returnInput'), theReturn),
  returnApproveRequest: mutation(
    (args, { state }) => approveReturn(state, { id: inputId(args) }),
    theReturn,
  ),
  returnDeclineRequest: mutation((args, { state }) => {
    const { declineReason, declineNote } = args.input as {
      declineReason: string;
      declineNote?: string | null;
    };
    return declineReturn(state, {
      id: inputId(args),
      reason: declineReason,
      note: declineNote ?? null,
    });
  }, theReturn),
  returnProcess: mutation(process, theReturn),
  returnClose: byId(closeReturn),
  returnCancel: byId(cancelReturn),
  returnReopen: byId(reopenReturn),
  removeFromReturn: mutation((args, { state }) => {
    const lines = (args.returnLineItems ?? []) as { returnLineItemId: string; quantity: number }[];
    const exchanges = (args.exchangeLineItems ?? []) as {
      exchangeLineItemId: string;
      quantity: number;
    }[];
    return removeFromReturn(state, {
      id: String(args.returnId),
      lines: lines.map(({ returnLineItemId: id, quantity }) => ({ id, quantity })),
      exchanges: exchanges.map(({ exchangeLineItemId: id, quantity }) => ({ id, quantity })),
    });
  }, theReturn),
};

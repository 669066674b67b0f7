/** How a refund is copied: found by its note, else made with the same lines, and money where the wish says so (RV2). Pure. */
import type { OrderAftermath, RefundDraft, Restock } from '../../../platforms/aftermath.ts';
import { isNothing, lesserOf } from '../../../shared/decimal.ts';
import { tail } from '../../../shared/ids.ts';
import type { ActLine, ActWish, MirrorAct, RefundedActLine } from '../act.ts';
import { actNote, isNoteOf, refundKey } from '../act-note.ts';
import type { Step } from '../step.ts';
import { byMark } from '../step-cancel.ts';

/**
 * At the source. The pushed order's payment is external: with money there its books say the same, and nobody is paid.
 * @param shelf where units that come back are put, by the destination's location; undefined where it is mapped to none
 */
export function stepSourceRefund(
  act: MirrorAct,
  wish: Extract<ActWish, { kind: 'refund-source' }>,
  there: OrderAftermath,
  shelf: (line: RefundedActLine) => string | undefined,
  isAnswered: boolean,
): Step {
  const made = madeBy(act, there);
  if (made) return made;
  // Cancelled since: nothing of it is left there to refund.
  if (there.cancelledAt !== undefined) return { kind: 'done' };
  const lines = byMark(there.lines);
  const rows: RefundDraft['lines'] = [];
  for (const wished of wish.lines) {
    const line = lines.get(tail(wished.destinationLineId));
    const left = line?.current ?? 0;
    const open = line?.open ?? 0;
    const isTooFew =
      left < wished.quantity || (wished.restock === 'cancel' && open < wished.quantity);
    if (isTooFew && !isAnswered)
      return {
        kind: 'stop',
        stop: left < wished.quantity ? 'not-enough-left' : 'shipped-already',
      };
    const quantity = Math.min(wished.quantity, wished.restock === 'cancel' ? open : left);
    if (!line || quantity === 0) continue;
    for (const row of splitByRestock(wished.restock, quantity, left - open))
      rows.push(rowOf(line.lineId, row.quantity, row.restock, shelf(wished)));
  }
  const amount = lesserOf(wish.amount, there.received.amount);
  if (rows.length === 0 && isNothing(amount)) return { kind: 'done' };
  return refund(act, rows, amount, wish.shipping, {
    words: `As on ${act.orderName}. The payment of this order is external: nothing is paid out.`,
    notifyCustomer: false,
  });
}

/**
 * Of units that came back to the customer's store, those that left the source go on its shelf; those that never did are
 * simply not shipped.
 * @param shipped units of the line that left the source
 */
function splitByRestock(
  restock: Restock,
  quantity: number,
  shipped: number,
): { restock: Restock; quantity: number }[] {
  if (restock !== 'return') return [{ restock, quantity }];
  const back = Math.min(quantity, Math.max(0, shipped));
  const rows: { restock: Restock; quantity: number }[] = [
    { restock, quantity: back },
    { restock: 'cancel', quantity: quantity - back },
  ];
  return rows.filter((row) => row.quantity > 0);
}

/** A store that puts units back must know where; where that is not known, they are put back by a person. */
const rowOf = (
  lineId: string,
  quantity: number,
  restock: Restock,
  locationId: string | undefined,
): RefundDraft['lines'][number] => ({
  lineId,
  quantity,
  restock: restock === 'return' && locationId === undefined ? 'none' : restock,
  locationId: restock === 'return' ? locationId : undefined,
});

/** At the customer's order nothing goes on the shelf: the ledger sets the level (stock rule 6). */
export function stepCustomerRefund(
  act: MirrorAct,
  wish: Extract<ActWish, { kind: 'refund-destination' | 'edit-destination' }>,
  there: OrderAftermath,
  isAnswered: boolean,
): Step {
  const made = madeBy(act, there);
  if (made) return made;
  if (there.cancelledAt !== undefined) return { kind: 'done' };
  const rows: RefundDraft['lines'] = [];
  for (const wished of wish.lines) {
    const line = lineOf(there, wished);
    const left = line?.current ?? 0;
    if (left < wished.quantity && !isAnswered) return { kind: 'stop', stop: 'not-enough-left' };
    const quantity = Math.min(wished.quantity, left);
    if (!line || quantity === 0) continue;
    // Open units must come off what is to be shipped; only a cancel does that.
    const isShipped = 'isShipped' in wished && line.current - line.open >= quantity;
    const restock = !isShipped && line.open >= quantity ? 'cancel' : 'none';
    rows.push({ lineId: line.lineId, quantity, restock, locationId: undefined });
  }
  const wished = wish.kind === 'refund-destination' ? wish.amount : '0';
  const amount = lesserOf(wished, there.received.amount);
  if (rows.length === 0 && isNothing(amount)) return { kind: 'done' };
  return refund(act, rows, amount, '0', {
    words: 'As at the store that ships it.',
    notifyCustomer: !isNothing(amount),
  });
}

/** The customer's money, and nothing else. */
export function stepPay(
  act: MirrorAct,
  wish: Extract<ActWish, { kind: 'pay-destination' }>,
  there: OrderAftermath,
): Step {
  const made = madeBy(act, there);
  if (made) return made;
  const amount = lesserOf(wish.amount ?? there.received.amount, there.received.amount);
  if (isNothing(amount)) return { kind: 'done' };
  return refund(act, [], amount, '0', {
    words: 'As at the store that ships it.',
    notifyCustomer: true,
  });
}

const madeBy = (act: MirrorAct, there: OrderAftermath): Step | undefined => {
  const made = there.refunds.find(({ note }) => isNoteOf(act.id, note));
  return made && { kind: 'done', madeId: made.id };
};

const lineOf = (there: OrderAftermath, { destinationLineId }: ActLine) =>
  there.lines.find(({ lineId }) => tail(lineId) === tail(destinationLineId));

const refund = (
  act: MirrorAct,
  lines: RefundDraft['lines'],
  amount: string,
  shipping: string,
  { words, notifyCustomer }: { words: string; notifyCustomer: boolean },
): Step => ({
  kind: 'refund',
  draft: {
    orderId: act.platformOrderId,
    key: refundKey(act),
    note: actNote(act.id, words),
    lines,
    shipping,
    amount,
    notifyCustomer,
  },
});

/** How an order is cancelled because the other one was: whole, or what of it has not left (RV1). Pure. */
import type { AftermathLine, OrderAftermath } from '../../platforms/aftermath.ts';
import { tail } from '../../shared/ids.ts';
import type { ActWish, MirrorAct } from './act.ts';
import { actNote, isNoteOf, refundKey } from './act-note.ts';
import type { Step } from './step.ts';

/** Its units go back on the shelf at the source; at a destination the ledger sets the level, so none do (stock rule 6). */
export function stepSourceCancel(
  act: MirrorAct,
  wish: Extract<ActWish, { kind: 'cancel-source' }>,
  there: OrderAftermath,
): Step {
  if (there.cancelledAt !== undefined) return { kind: 'done' };
  const note = actNote(act.id, `Cancelled, since ${act.orderName} was.`);
  const open = there.lines.filter(({ destinationLineId, open }) => destinationLineId && open > 0);
  if (!there.hasShipped) {
    const cancel = { restock: true, refund: wish.refund, notifyCustomer: false, note };
    return { kind: 'cancel', cancel: { ...cancel, orderId: act.platformOrderId } };
  }
  // What has left stays; the rest comes off, and a store that has shipped cancels nothing.
  if (open.length === 0) return { kind: 'stop', stop: 'shipped-already' };
  const lines = open.map(({ lineId, open: quantity }) => ({ lineId, quantity }));
  return takeOff(act, there, lines, note);
}

export function stepCustomerCancel(
  act: MirrorAct,
  wish: Extract<ActWish, { kind: 'cancel-destination' }>,
  there: OrderAftermath,
): Step {
  if (there.cancelledAt !== undefined) return { kind: 'done' };
  const note = actNote(act.id, 'Cancelled, since the store that ships it cancelled it.');
  const lost = new Map(wish.lines.map((line) => [tail(line.destinationLineId), line.quantity]));
  const open = there.lines.filter((line) => line.open > 0);
  const isAll = open.every((line) => line.open <= (lost.get(tail(line.lineId)) ?? 0));
  if (isAll && !there.hasShipped) {
    const cancel = { restock: false, refund: wish.refund, notifyCustomer: true, note };
    return { kind: 'cancel', cancel: { ...cancel, orderId: act.platformOrderId } };
  }
  const lines = open.flatMap(({ lineId, open: units }) => {
    const quantity = Math.min(units, lost.get(tail(lineId)) ?? 0);
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
  return takeOff(act, there, lines, note);
}

/** A refund without money: the only way to take open units off an order without editing it. */
function takeOff(
  act: MirrorAct,
  there: OrderAftermath,
  lines: { lineId: string; quantity: number }[],
  note: string,
): Step {
  const made = there.refunds.find((refund) => isNoteOf(act.id, refund.note));
  if (made) return { kind: 'done', madeId: made.id };
  if (lines.length === 0) return { kind: 'done' };
  return {
    kind: 'refund',
    draft: {
      orderId: act.platformOrderId,
      key: refundKey(act),
      note,
      lines: lines.map((line) => ({ ...line, restock: 'cancel', locationId: undefined })),
      shipping: '0',
      amount: '0',
      notifyCustomer: false,
    },
  };
}

/** Lines of an order by the destination's line id. */
export const byMark = (lines: readonly AftermathLine[]): Map<string, AftermathLine> =>
  new Map(
    lines.flatMap((line) =>
      line.destinationLineId === undefined ? [] : [[tail(line.destinationLineId), line]],
    ),
  );

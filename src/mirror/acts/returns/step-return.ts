/** The next call for a return at the other store to be as its act wishes: made, approved, processed, closed or ended (RV3). Pure. */
import type {
  AftermathLine,
  OrderAftermath,
  PlatformReturn,
} from '../../../platforms/aftermath.ts';
import { tail } from '../../../shared/ids.ts';
import type { ActLine, MirrorAct } from '../act.ts';
import { actNote, isNoteOf } from '../act-note.ts';
import type { ReturnMove, Step } from '../step.ts';
import { byMark } from '../step-cancel.ts';
import type { ReturnWish } from './return-families.ts';
import { isEnded, returnableUnits } from './returnable.ts';

/**
 * @param shelf where units are put that went back on a shelf at this location of the destination; undefined where it is
 *   mapped to none, then a person puts them there
 */
export function stepReturn(
  act: MirrorAct,
  wish: ReturnWish,
  there: OrderAftermath,
  shelf: (line: { locationId: string | undefined }) => string | undefined,
): Step {
  if (wish.returnId === undefined) return make(act, wish, there);
  const one = there.returns.find(({ id }) => id === wish.returnId);
  if (!one) return { kind: 'stop', stop: 'return-differs' };
  if (isEnded(one)) return isEndedState(wish.state) ? { kind: 'done' } : differs;
  switch (wish.state) {
    case 'requested':
      return { kind: 'done' };
    case 'open':
      return wish.lines.some(({ processed }) => processed > 0)
        ? process(act, wish, there, one, shelf)
        : approve(one);
    case 'closed':
      if (one.state === 'closed') return { kind: 'done' };
      return one.state === 'open' ? move({ does: 'close', returnId: one.id }) : differs;
    case 'declined':
    case 'cancelled':
      return end(act, wish.state, one);
  }
}

const differs: Step = { kind: 'stop', stop: 'return-differs' };

const move = (what: ReturnMove): Step => ({ kind: 'return', move: what });

const isEndedState = (state: ReturnWish['state']): boolean =>
  state === 'declined' || state === 'cancelled';

const approve = ({ id, state }: PlatformReturn): Step =>
  state === 'requested' ? move({ does: 'approve', returnId: id }) : { kind: 'done' };

function end(act: MirrorAct, state: 'declined' | 'cancelled', one: PlatformReturn): Step {
  if (state === 'declined' && one.state === 'requested')
    return move({ does: 'decline', returnId: one.id, note: words(act) });
  const isUntouched = one.state === 'open' && one.lines.every(({ processed }) => processed === 0);
  if (state === 'cancelled' && (one.state === 'requested' || isUntouched))
    return move({ does: 'cancel', returnId: one.id });
  return differs;
}

/** How many came back in all is what is wished, so that what was done by an unheard call is not done again. */
function process(
  act: MirrorAct,
  wish: ReturnWish,
  there: OrderAftermath,
  one: PlatformReturn,
  shelf: (line: { locationId: string | undefined }) => string | undefined,
): Step {
  const rows: { returnLineId: string; quantity: number; restockAt: string | undefined }[] = [];
  for (const wished of wish.lines) {
    const orderLine = lineThere(act, there, wished);
    const lines = one.lines.filter(
      ({ lineId }) => lineId && orderLine && tail(lineId) === tail(orderLine.lineId),
    );
    let left = lines.reduce((units, { processed }) => units - processed, wished.processed);
    const restockAt =
      wish.kind === 'return-source' && wished.locationId !== undefined ? shelf(wished) : undefined;
    for (const { returnLineId, quantity: all, processed } of lines) {
      const quantity = Math.min(left, all - processed);
      if (quantity <= 0) continue;
      left -= quantity;
      rows.push({ returnLineId, quantity, restockAt });
    }
    if (left > 0 && !act.isAnswered) return { kind: 'stop', stop: 'not-enough-left' };
  }
  if (rows.length === 0) return { kind: 'done' };
  if (one.state !== 'open') return differs;
  return move({ does: 'process', units: { returnId: one.id, lines: rows } });
}

function make(act: MirrorAct, wish: ReturnWish, there: OrderAftermath): Step {
  const made = there.returns.find(({ lines }) => lines.some(({ note }) => isNoteOf(act.id, note)));
  if (made) return { kind: 'done', madeId: made.id };
  const note = actNote(act.id, words(act));
  const rows: { lineId: string; quantity: number; reason: string; note: string }[] = [];
  for (const wished of wish.lines) {
    const line = lineThere(act, there, wished);
    const left = line ? returnableUnits(there, line) : 0;
    const missing = wished.quantity - left;
    // Its shipment is copied there soon: until then the store takes no return of it.
    if (missing > 0 && line && wish.kind === 'return-destination' && line.open >= missing)
      return { kind: 'wait', why: 'its shipment is not at the customer’s store yet' };
    if (missing > 0 && !act.isAnswered) return { kind: 'stop', stop: 'not-enough-left' };
    const quantity = Math.min(wished.quantity, left);
    if (line && quantity > 0)
      rows.push({ lineId: line.lineId, quantity, reason: wished.reason, note });
  }
  if (rows.length === 0) return { kind: 'done' };
  const state = wish.state === 'requested' ? 'requested' : 'open';
  return move({ does: 'make', draft: { orderId: act.platformOrderId, state, lines: rows } });
}

const words = ({ wish, orderName }: MirrorAct): string =>
  wish.kind === 'return-source' ? `As on ${orderName}.` : 'As at the store that ships it.';

const lineThere = (
  { wish }: MirrorAct,
  there: OrderAftermath,
  { destinationLineId }: ActLine,
): AftermathLine | undefined =>
  wish.kind === 'return-source'
    ? byMark(there.lines).get(tail(destinationLineId))
    : there.lines.find(({ lineId }) => tail(lineId) === tail(destinationLineId));

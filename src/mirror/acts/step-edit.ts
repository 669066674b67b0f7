/** How a source order follows an edit of the customer's: fewer units, or another address, before they leave (RV4). Pure. */
import type { LineEdit, OrderAftermath } from '../../platforms/aftermath.ts';
import { tail } from '../../shared/ids.ts';
import type { ActWish, MirrorAct } from './act.ts';
import { actNote } from './act-note.ts';
import type { Step } from './step.ts';
import { byMark } from './step-cancel.ts';

export function stepEdit(
  act: MirrorAct,
  wish: Extract<ActWish, { kind: 'edit-source' }>,
  there: OrderAftermath,
): Step {
  if (there.cancelledAt !== undefined) return { kind: 'done' };
  const lines = byMark(there.lines);
  const rows: LineEdit['lines'] = [];
  for (const { destinationLineId, quantity } of wish.lines) {
    const line = lines.get(tail(destinationLineId));
    if (!line || line.current <= quantity) continue;
    if (line.current - line.open > quantity) return { kind: 'stop', stop: 'shipped-already' };
    rows.push({ lineId: line.lineId, quantity });
  }
  if (rows.length === 0) return { kind: 'done' };
  const note = actNote(act.id, `Edited as ${act.orderName} was.`);
  return { kind: 'edit', edit: { orderId: act.platformOrderId, lines: rows, note } };
}

/** The address itself is read when it is sent, and kept nowhere (AC1). */
export function stepAddress(there: OrderAftermath): Step {
  if (there.cancelledAt !== undefined) return { kind: 'done' };
  const isOpen = there.lines.some(({ destinationLineId, open }) => destinationLineId && open > 0);
  return isOpen ? { kind: 'address' } : { kind: 'stop', stop: 'shipped-already' };
}

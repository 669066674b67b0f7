// Moves a return on: approved or declined by staff, cancelled, closed, opened again, or some of its units taken off.
import { ok } from '../../../../src/shared/result.ts';
import type { ReturnRecord, ReturnStatus } from '../../return-record.ts';
import type { State } from '../../state.ts';
import { type Outcome, refuse } from '../outcome.ts';
import { touchOrder } from '../touch-order.ts';

/** Puts the changed return, tells its subscribers, and those of its order. */
export function changeReturn(
  state: State,
  known: ReturnRecord,
  change: Partial<ReturnRecord>,
  topic: string,
): ReturnRecord {
  const changed = state.returns.put({ ...known, ...change, updatedAt: state.time() });
  state.emit(topic, { returnId: changed.id, orderId: changed.orderId });
  touchOrder(state, changed.orderId);
  return changed;
}

/** The return, where it is in one of these states. */
export function returnIn(
  state: State,
  id: string,
  wanted: ReturnStatus[],
  field: string[] = ['id'],
): Outcome<ReturnRecord> {
  const known = state.returns.get(id);
  if (known === undefined) return refuse('NOT_FOUND', field, 'Return does not exist.');
  if (wanted.includes(known.status)) return ok(known);
  return refuse(
    'INVALID_STATE',
    field,
    `Return is ${known.status.toLowerCase()}; it has to be ${wanted.join(' or ').toLowerCase()}.`,
  );
}

/** @returns the return, open from now on: the goods are awaited */
export function approveReturn(state: State, { id }: { id: string }): Outcome<ReturnRecord> {
  const known = returnIn(state, id, ['REQUESTED'], ['input', 'id']);
  if (!known.ok) return known;
  const approved = {
    status: 'OPEN',
    requestApprovedAt: state.time(),
    reverseId: state.newId('ReverseFulfillmentOrder'),
  } as const;
  return ok(changeReturn(state, known.value, approved, 'returns/approve'));
}

/** @returns the declined return: its units can be asked for anew */
export function declineReturn(
  state: State,
  { id, reason, note = null }: { id: string; reason: string; note?: string | null },
): Outcome<ReturnRecord> {
  const known = returnIn(state, id, ['REQUESTED'], ['input', 'id']);
  if (!known.ok) return known;
  const decline = { status: 'DECLINED', decline: { reason, note } } as const;
  return ok(changeReturn(state, known.value, decline, 'returns/decline'));
}

/** @returns the cancelled return; only before any work was done on it */
export function cancelReturn(state: State, { id }: { id: string }): Outcome<ReturnRecord> {
  const known = returnIn(state, id, ['OPEN', 'REQUESTED']);
  if (!known.ok) return known;
  const { lines, exchanges } = known.value;
  const refunded = state.refunds.in(known.value.orderId).some(({ returnId }) => returnId === id);
  const begun = [...lines, ...exchanges].some(({ processed }) => processed > 0);
  const disposed = lines.some(({ dispositions }) => dispositions.length > 0);
  if (begun || refunded || disposed)
    return refuse('INVALID_STATE', ['id'], 'Return cannot be canceled: it was worked on already.');
  return ok(changeReturn(state, known.value, { status: 'CANCELED' }, 'returns/cancel'));
}

/** @returns the closed return */
export function closeReturn(state: State, { id }: { id: string }): Outcome<ReturnRecord> {
  const known = returnIn(state, id, ['OPEN']);
  if (!known.ok) return known;
  const closed = { status: 'CLOSED', closedAt: state.time() } as const;
  return ok(changeReturn(state, known.value, closed, 'returns/close'));
}

/** @returns the return, open again */
export function reopenReturn(state: State, { id }: { id: string }): Outcome<ReturnRecord> {
  const known = returnIn(state, id, ['CLOSED']);
  if (!known.ok) return known;
  const opened = { status: 'OPEN', closedAt: null } as const;
  return ok(changeReturn(state, known.value, opened, 'returns/reopen'));
}

type Units = { id: string; quantity: number }[];

/** Takes units that were not processed off a return. @returns the return with what is left on it */
export function removeFromReturn(
  state: State,
  { id, lines, exchanges }: { id: string; lines: Units; exchanges: Units },
): Outcome<ReturnRecord> {
  const found = returnIn(state, id, ['OPEN'], ['returnId']);
  if (!found.ok) return found;
  const known = found.value;
  const fewer = <T extends { id: string; quantity: number; processed: number }>(
    all: T[],
    off: Units,
  ): T[] | undefined => {
    const isWrong = off.some(({ id: lineId, quantity }) => {
      const line = all.find((one) => one.id === lineId);
      return line === undefined || quantity < 1 || quantity > line.quantity - line.processed;
    });
    if (isWrong) return undefined;
    return all.map((line) => ({
      ...line,
      quantity: line.quantity - (off.find((one) => one.id === line.id)?.quantity ?? 0),
    }));
  };
  const leftLines = fewer(known.lines, lines);
  if (leftLines === undefined)
    return refuse('INVALID', ['returnLineItems'], 'Quantity is more than can be removed.');
  const leftExchanges = fewer(known.exchanges, exchanges);
  if (leftExchanges === undefined)
    return refuse('INVALID', ['exchangeLineItems'], 'Quantity is more than can be removed.');
  const changed = state.returns.put({
    ...known,
    updatedAt: state.time(),
    lines: leftLines.filter(({ quantity }) => quantity > 0),
    exchanges: leftExchanges.filter(({ quantity }) => quantity > 0),
  });
  state.emit('returns/update', {
    returnId: id,
    orderId: known.orderId,
    returnRemovals: lines.map((line) => ({ returnLineId: line.id, delta: line.quantity })),
  });
  touchOrder(state, known.orderId);
  return ok(changed);
}

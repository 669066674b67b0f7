/** The customer's order was cancelled: its source orders follow as far as they can (RV1). Pure. */
import { isNothing } from '../../shared/decimal.ts';
import type { LookedPart } from './look.ts';
import { type Looked, stands, weCancelledSold } from './looked.ts';

/** One cancel an order: nothing is cancelled twice. */
export const onceCause = 'order';

const replacedCause = 'replaced';

export function planSourceCancels(looked: Looked): void {
  for (const part of looked.parts) if (part.isReplaced) cancelReplaced(looked, part);
  if (looked.sold.cancelledAt === undefined) return;
  for (const part of looked.parts) {
    if (!stands(part) || looked.known(part.pushId, 'cancel-source', onceCause)) continue;
    const wish = { kind: 'cancel-source', refund: isMoneyBack(looked) } as const;
    if (unitsIn(part, 'open') > 0)
      looked.add({ pushId: part.pushId, cause: onceCause, wish, stop: undefined });
    // A cancel that came from another source leaves what this one shipped as it is.
    else if (unitsIn(part, 'current') > 0 && !weCancelledSold(looked))
      looked.add({ pushId: part.pushId, cause: onceCause, wish, stop: 'shipped-already' });
  }
}

/** Its units went in a further part: where its order is there all the same, nobody may ship it as well. */
function cancelReplaced(looked: Looked, part: LookedPart): void {
  if (part.made === 'gone' || part.made.cancelledAt !== undefined) return;
  if (looked.known(part.pushId, 'cancel-source', replacedCause)) return;
  const isOpen = unitsIn(part, 'open') > 0;
  if (!isOpen && unitsIn(part, 'current') === 0) return;
  looked.add({
    pushId: part.pushId,
    cause: replacedCause,
    wish: { kind: 'cancel-source', refund: false },
    stop: isOpen ? undefined : 'shipped-already',
  });
}

/** Whether its money went back when it was cancelled, or none had come in. */
const isMoneyBack = ({ sold }: Looked): boolean => isNothing(sold.received.amount);

const unitsIn = ({ made }: LookedPart, what: 'open' | 'current'): number =>
  made === 'gone'
    ? 0
    : made.lines
        .filter(({ destinationLineId }) => destinationLineId !== undefined)
        .reduce((sum, line) => sum + line[what], 0);

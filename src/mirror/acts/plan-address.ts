/** The customer's address was corrected: the source order is, as long as something of it has not left (RV4). Pure. */
import { isAddressChanged } from './after-mark.ts';
import { type Looked, stands } from './looked.ts';

export function planAddress(looked: Looked): void {
  if (looked.sold.cancelledAt !== undefined) return;
  for (const part of looked.parts) {
    if (!stands(part) || part.made === 'gone') continue;
    if (!isAddressChanged(part.afterMark, looked.mark)) continue;
    const isOpen = part.made.lines.some(
      ({ destinationLineId, open }) => destinationLineId !== undefined && open > 0,
    );
    looked.add({
      pushId: part.pushId,
      cause: `address:${looked.mark?.split(' ')[4]}:${turn(looked, part.pushId)}`,
      wish: { kind: 'address-source' },
      stop: isOpen ? undefined : 'shipped-already',
    });
  }
}

/** Back to an earlier address is a correction of its own. */
const turn = ({ acts }: Looked, pushId: string): number =>
  acts.filter((act) => act.pushId === pushId && act.kind === 'address-source').length;

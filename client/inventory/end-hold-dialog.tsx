/** Asks before a hold is ended by hand, and says what that means (stock rule 3). */
import type { JSX } from 'solid-js';
import type { LedgerName } from '../../src/stock/setup.ts';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { unitsText } from './stock-words.ts';
import type { Charge } from './types.ts';

export default function EndHoldDialog(props: {
  name: LedgerName;
  charge: Charge;
  sourceName: string;
  close: () => void;
}): JSX.Element {
  const act = async () => {
    const { sourceStoreId, inventoryItemId } = props.name;
    const { key, orderName } = props.charge;
    await trpc.inventory.endHold.mutate({ sourceStoreId, inventoryItemId, key });
    return { done: true, says: `${orderName} holds nothing here any more.` };
  };
  return (
    <ActDialog
      wide
      title={`Not from ${props.sourceName}?`}
      lead={`${unitsText(props.charge.held)} held for ${props.charge.orderName} of ${props.charge.storeName}`}
      words="Not from this source"
      withHelp
      act={act}
      close={props.close}
    >
      <p>
        Every store may sell these {unitsText(props.charge.held)} again at once. Say so only where
        the customer gets this line from somewhere else: nothing is cancelled, and nothing changes
        at {props.sourceName} itself.
      </p>
      <p class="mt-2 text-quiet">
        It stands in the movements under your name. If the order wants more later, that is held
        anew.
      </p>
    </ActDialog>
  );
}

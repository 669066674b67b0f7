/** Asks before a hold is ended by hand, and says what that means (stock rule 3). */
import { createSignal, type JSX, Show } from 'solid-js';
import type { LedgerName } from '../../src/stock/setup.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { HelpLine } from '../shell/help-line.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { say } from '../ui/toasts.tsx';
import { unitsText } from './stock-words.ts';
import type { Charge } from './types.ts';

export default function EndHoldDialog(props: {
  name: LedgerName;
  charge: Charge;
  sourceName: string;
  close: () => void;
}): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal('');
  const end = async () => {
    if (busy()) return;
    setBusy(true);
    setAnswer('');
    try {
      const { sourceStoreId, inventoryItemId } = props.name;
      const { key, orderName } = props.charge;
      await trpc.inventory.endHold.mutate({ sourceStoreId, inventoryItemId, key });
      say(`${orderName} holds nothing here any more.`);
      props.close();
    } catch (error) {
      setAnswer(problemOf(error).says);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Dialog
      wide
      title={`Not from ${props.sourceName}?`}
      lead={`${unitsText(props.charge.held)} held for ${props.charge.orderName} of ${props.charge.storeName}`}
      close={() => !busy() && props.close()}
      actions={
        <>
          <div class="me-auto">
            <HelpLine />
          </div>
          <Button disabled={busy()} onClick={() => props.close()}>
            Cancel
          </Button>
          <Button look="main" busy={busy()} onClick={() => void end()}>
            Not from this source
          </Button>
        </>
      }
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
      <Show when={answer()}>
        <p role="alert" class="mt-3 rounded-lg bg-bad-soft px-4 py-3 text-bad">
          {answer()}
        </p>
      </Show>
    </Dialog>
  );
}

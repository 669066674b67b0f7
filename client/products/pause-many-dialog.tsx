/** Pauses or resumes links that were chosen, one after another, and says how far it came (OP5). */
import { createSignal, type JSX, Show } from 'solid-js';
import { skusText } from '../inventory/stock-words.ts';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';

export default function PauseManyDialog(props: {
  connectionId: string;
  variantIds: string[];
  paused: boolean;
  stores: { source: string; destination: string };
  close: (done: boolean) => void;
}): JSX.Element {
  const [done, setDone] = createSignal(0);
  const words = () => (props.paused ? 'Pause' : 'Resume');
  const act = async () => {
    const { connectionId, paused, variantIds } = props;
    let orders = 0;
    setDone(0);
    for (const variantId of variantIds) {
      const one = await trpc.links.pause.mutate({ connectionId, variantId, paused });
      orders += one.recheck?.total ?? 0;
      setDone(done() + 1);
    }
    const what = `${skusText(variantIds.length)} ${paused ? 'paused' : 'resumed'}.`;
    const again = `${orders.toLocaleString('en')} ${orders === 1 ? 'order is' : 'orders are'} looked at again.`;
    return { done: true, says: orders > 0 ? `${what} ${again}` : what };
  };
  return (
    <ActDialog
      title={`${words()} ${skusText(props.variantIds.length)}?`}
      lead={`${props.stores.source} → ${props.stores.destination}`}
      words={words()}
      busyWords={props.paused ? 'Pausing …' : 'Resuming …'}
      withHelp
      act={act}
      close={props.close}
    >
      <Show
        when={props.paused}
        fallback={
          <p>
            Their numbers at {props.stores.destination} are set again where their first levels were
            applied, and open orders that waited for them are looked at again.
          </p>
        }
      >
        <p>
          {props.stores.source}’s stock of them is not sent to {props.stores.destination} any more,
          and order lines of them stay there. What was pushed is shipped and comes back.
        </p>
      </Show>
      <Show when={done() > 0}>
        <div class="mt-3">
          <ProgressBar
            label={words()}
            done={done()}
            total={props.variantIds.length}
            says={`${done()} of ${props.variantIds.length}`}
          />
        </div>
      </Show>
    </ActDialog>
  );
}

/** Before many orders are worked through: how many, what of them, what is left out, about how long; then Confirm. */
import { For, type JSX, Show } from 'solid-js';
import StartIcon from '~icons/lucide/play';
import type { BulkSelection } from '../../src/order-push/bulk/bulk.ts';
import { reasonSays } from '../order-push/reason-words.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import {
  askLead,
  askTitle,
  confirmWords,
  leftOutWords,
  longWords,
  whyNotStart,
} from './bulk-words.ts';
import { createStart } from './start-or-cancel.ts';
import type { Estimate } from './types.ts';

export default function BulkDialog(props: {
  kind: 'retry' | 'recheck';
  selection: BulkSelection;
  close: (started: boolean) => void;
}): JSX.Element {
  const asked = () => ({ kind: props.kind, selection: props.selection });
  const estimate = createReading(() => ({
    key: ['bulk-estimate', asked()],
    read: () => trpc.bulk.estimate.query(asked()),
  }));
  const start = createStart();
  const whyNot = () =>
    estimate.data ? whyNotStart(estimate.data) : 'How many these are is not known yet.';
  const confirm = async () => {
    if (await start.run(asked())) props.close(true);
  };
  return (
    <ActDialog
      title={askTitle(props.kind)}
      lead={askLead(props.kind)}
      words={estimate.data ? confirmWords(props.kind, estimate.data.orders) : askTitle(props.kind)}
      cancel="Leave it"
      icon={StartIcon}
      withHelp
      whyNot={whyNot()}
      busy={start.busy()}
      act={() => void confirm()}
      close={props.close}
    >
      <WhenRead reading={estimate} rows={4} what="the estimate">
        {(read) => <Estimated kind={props.kind} estimate={read()} />}
      </WhenRead>
    </ActDialog>
  );
}

function Estimated(props: { kind: 'retry' | 'recheck'; estimate: Estimate }): JSX.Element {
  const count = (value: number) => value.toLocaleString('en');
  return (
    <>
      <Show when={whyNotStart(props.estimate)}>
        {(why) => (
          <p role="status" class="mb-4 rounded-lg bg-wait-soft px-4 py-3 text-wait">
            {why()}
          </p>
        )}
      </Show>
      <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5 [&>dt]:text-quiet">
        <dt>Orders</dt>
        <dd>
          {count(props.estimate.orders)}, {count(props.estimate.units)}{' '}
          {props.estimate.units === 1 ? 'unit' : 'units'}
        </dd>
        <Show when={props.estimate.sources.length > 0}>
          <dt>To</dt>
          <dd>
            <For each={props.estimate.sources}>
              {({ name, orders }) => (
                <div>
                  {name}, {count(orders)}
                </div>
              )}
            </For>
          </dd>
        </Show>
        <Show when={props.estimate.reasons.length > 0}>
          <dt>{props.kind === 'retry' ? 'Failed for' : 'Stay for'}</dt>
          <dd>
            <For each={props.estimate.reasons}>
              {({ kind, orders }) => (
                <div>
                  {reasonSays(kind)}, {count(orders)}
                </div>
              )}
            </For>
          </dd>
        </Show>
        <Show when={leftOutWords(props.kind, props.estimate.leftOut)}>
          {(words) => (
            <>
              <dt>Left out</dt>
              <dd>{words()}</dd>
            </>
          )}
        </Show>
        <Show when={props.estimate.orders > 0}>
          <dt>Takes</dt>
          <dd>{longWords(props.estimate.seconds)}</dd>
        </Show>
      </dl>
    </>
  );
}

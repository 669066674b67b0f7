/** Each store: when it was reconciled last, when it goes by itself, and Reconcile. */
import { For, type JSX, Show } from 'solid-js';
import ReconcileIcon from '~icons/lucide/refresh-cw';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { now } from '../ui/clock.ts';
import { Moment } from '../ui/moment.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { runPath } from './run-path.ts';
import { createStart } from './runs.ts';
import type { ReconciledStore } from './types.ts';

const columns: Column[] = [
  { name: 'Store' },
  { name: 'What changed' },
  { name: 'Everything' },
  { name: 'Next by itself' },
];

const roles: Record<ReconciledStore['role'], string> = {
  source: 'Source',
  destination: 'Destination',
  both: 'Source and destination',
};

export function StoresCard(props: { stores: readonly ReconciledStore[] }): JSX.Element {
  return (
    <Card title="Stores" class="mb-5">
      <div class="border-t border-line">
        <RowsTable label="Stores, when they were reconciled" columns={columns} hasActions>
          <For each={props.stores}>{(store) => <StoreRow store={store} />}</For>
        </RowsTable>
      </div>
    </Card>
  );
}

function StoreRow(props: { store: ReconciledStore }): JSX.Element {
  const shell = useShell();
  const start = createStart();
  const isBusy = () => start.busy() || props.store.runningId !== null;
  const ask = (kind: 'changed' | 'everything') => {
    if (!isBusy()) void start.run({ storeId: props.store.id, kind });
  };
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <div class="font-semibold">{props.store.name}</div>
        <div class="text-[0.8125rem] text-quiet">{roles[props.store.role]}</div>
      </td>
      <td role="cell" data-label="What changed">
        <Last at={props.store.lastChangedAt} />
      </td>
      <td role="cell" data-label="Everything">
        <Last at={props.store.lastEverythingAt} />
      </td>
      <td role="cell" data-label="Next by itself" class="max-sm:col-span-full">
        <Show
          when={props.store.runningId}
          fallback={
            <Show when={props.store.nextAt} fallback="not until the store lets us in again">
              {(at) => (
                <Show when={at() > now()} fallback="any moment">
                  <Moment at={at()} />
                </Show>
              )}
            </Show>
          }
        >
          {(id) => (
            <a class="link" href={shell.to(runPath(id()))}>
              Under way
              <span class="sr-only"> at {props.store.name}: see how far it is</span>
            </a>
          )}
        </Show>
      </td>
      <td role="cell" class="no-print text-end max-sm:col-span-full max-sm:mt-1 max-sm:text-start">
        <div class="flex flex-wrap justify-end gap-2 max-sm:justify-start">
          <Button
            small
            icon={ReconcileIcon}
            busy={isBusy()}
            title="Compares every level of the store"
            onClick={() => ask('everything')}
          >
            Reconcile
            <span class="sr-only"> {props.store.name}</span>
          </Button>
          <Button
            small
            busy={isBusy()}
            title="Compares what changed there lately"
            onClick={() => ask('changed')}
          >
            What changed
            <span class="sr-only"> at {props.store.name}</span>
          </Button>
        </div>
      </td>
    </tr>
  );
}

const Last = (props: { at: number | null }): JSX.Element => (
  <Show when={props.at} fallback={<span class="text-quiet">not yet</span>}>
    {(at) => <Moment at={at()} />}
  </Show>
);

/** How both stores' imports stand: one under way with its progress, when the last was, and Import again. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import ImportIcon from '~icons/lucide/download';
import { createReading } from '../reading.ts';
import { RunProgress } from '../reconciling/run-progress.tsx';
import { createStart, readWhileRunning } from '../reconciling/runs.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import type { ProductConnection } from './types.ts';

export function ImportsBanner(props: {
  connection: ProductConnection;
  again: () => void;
}): JSX.Element {
  const start = createStart();
  let button: HTMLElement | undefined;
  const stores = () => [props.connection.source, props.connection.destination];
  const running = createMemo(
    () =>
      stores().flatMap(({ newestImport }) =>
        newestImport?.state === 'running' ? [newestImport.runId] : [],
      ),
    [],
    { equals: (a, b) => a.join() === b.join() },
  );
  const importBoth = async () => {
    for (const { id } of stores()) await start.run({ storeId: id, kind: 'catalogue' });
    props.again();
  };
  readWhileRunning(
    () => running().length > 0 || props.connection.isMatching,
    () => props.again(),
  );
  return (
    <section class="card mb-4 px-4 py-3 sm:px-[1.1rem]" aria-label="Imports">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <ul class="flex flex-wrap gap-x-6 gap-y-1 text-[0.8125rem]">
          <For each={stores()}>
            {(store) => (
              <li>
                <span class="font-medium">{store.name}</span>{' '}
                <span class="text-quiet">
                  <Standing newest={store.newestImport} />
                </span>
              </li>
            )}
          </For>
          <Show when={props.connection.isMatching}>
            <li class="text-quiet">Linking by SKU …</li>
          </Show>
        </ul>
        <span
          ref={(element) => {
            button = element;
          }}
        >
          <Button small icon={ImportIcon} busy={start.busy()} onClick={() => void importBoth()}>
            Import again
          </Button>
        </span>
      </div>
      <For each={running()}>
        {(id) => (
          <Running id={id} leaveFocusTo={() => button?.querySelector('button') ?? undefined} />
        )}
      </For>
    </section>
  );
}

function Standing(props: { newest: ProductConnection['source']['newestImport'] }): JSX.Element {
  return (
    <Show when={props.newest} fallback="read when it was connected, kept current since">
      {(newest) => (
        <Show
          when={newest().state !== 'running'}
          fallback={
            <>
              import began <Moment at={newest().startedAt} />
            </>
          }
        >
          {newest().state === 'done' ? 'imported ' : `import ${newest().state} `}
          <Moment at={newest().finishedAt ?? newest().startedAt} />
        </Show>
      )}
    </Show>
  );
}

function Running(props: { id: string; leaveFocusTo: () => HTMLElement | undefined }): JSX.Element {
  const run = createReading(() => {
    const { id } = props;
    return { key: ['reconcile', id], read: () => trpc.reconciles.run.query({ id }) };
  });
  readWhileRunning(() => run.data?.state === 'running', run.again);
  return (
    <Show when={run.data?.state === 'running' && run.data}>
      {(read) => (
        <div class="mt-3 border-t border-line pt-3">
          <p class="mb-1 font-medium">{read().store.name}</p>
          <RunProgress run={read()} leaveFocusTo={() => props.leaveFocusTo()} />
        </div>
      )}
    </Show>
  );
}

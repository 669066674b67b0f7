/** When a store's catalogue was imported last, how far an import is or why it failed, and importing it again. */
import { type JSX, Show } from 'solid-js';
import ImportIcon from '~icons/lucide/download';
import { ImportProgress } from '../connecting/import-progress.tsx';
import { createSetupActs } from '../connecting/setup-acts.ts';
import type { ConnectedStore } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';

export function CatalogueLine(props: { store: ConnectedStore }): JSX.Element {
  const acts = createSetupActs(() => '');
  const imported = () => props.store.imported;
  const isRunning = () => imported()?.state === 'running';
  return (
    <>
      <Show when={imported() && imported()?.state !== 'done' ? imported() : undefined}>
        {(run) => (
          <ImportProgress
            imported={{
              storeId: props.store.id,
              name: props.store.name,
              runId: run().id,
              state: run().state,
            }}
            acts={acts}
          />
        )}
      </Show>
      <div class="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line pt-3">
        <p class="text-quiet">
          <Show when={imported()} fallback="Catalogue not imported yet">
            {(run) => (
              <Show when={run().finishedAt} fallback="Catalogue is being imported">
                {(at) => (
                  <>
                    Catalogue {run().state === 'done' ? 'imported' : 'tried'} <Moment at={at()} />
                  </>
                )}
              </Show>
            )}
          </Show>
        </p>
        <Button
          small
          icon={ImportIcon}
          busy={acts.busy() || isRunning()}
          onClick={() => {
            if (!isRunning()) void acts.importAgain(props.store.id);
          }}
        >
          Import again
          <span class="sr-only"> the catalogue of {props.store.name}</span>
        </Button>
      </div>
    </>
  );
}

/** Reconciling (RC1): what every store shows, compared with our numbers; orders whose webhook never came; when, and now. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import ReconcileIcon from '~icons/lucide/refresh-cw';
import StoreIcon from '~icons/lucide/store';
import { createReading } from '../reading.ts';
import { scheduleWords } from '../reconciling/run-words.ts';
import { RunningCard } from '../reconciling/running-card.tsx';
import { createStart, readWhileRunning } from '../reconciling/runs.ts';
import { RunsCard } from '../reconciling/runs-card.tsx';
import { StoresCard } from '../reconciling/stores-card.tsx';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function ReconcilingPage(): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ cursor?: string }>();
  const page = createReading(() => {
    const input = { storeId: shell.chosenId(), cursor: params.cursor };
    return {
      key: ['reconciles', input],
      of: `reconciles ${input.storeId ?? ''}`,
      read: () => trpc.reconciles.page.query(input),
    };
  });
  const running = () => page.data?.runs.filter(({ state }) => state === 'running') ?? [];
  const stores = () => {
    const id = shell.chosenId();
    return (page.data?.stores ?? []).filter((store) => !id || store.id === id);
  };
  readWhileRunning(
    () => running().length > 0 || stores().some(({ runningId }) => runningId !== null),
    () => page.again(),
  );
  const unknown = () =>
    shell.chosenId() !== undefined &&
    (page.problem?.code === 'NOT_FOUND' ||
      (shell.reading.data !== undefined && shell.chosen() === undefined));
  let mainButton: HTMLElement | undefined;
  return (
    <Show
      when={!unknown()}
      fallback={
        <Missing title="No such store">
          The store in this address is not connected here. Choose another one, or all stores.
        </Missing>
      }
    >
      <Page
        title="Reconciling"
        lead={
          <>
            Compares what every store shows with Crossdock’s numbers, puts right what differs, and
            finds orders whose webhook never came.{' '}
            <Show when={page.data}>
              {(read) => <>By itself: {scheduleWords(read().intervalMinutes, read().nightlyAt)}.</>}
            </Show>
          </>
        }
        actions={<Actions setMain={(button) => (mainButton = button)} />}
      >
        <Outdated problem={page.data && page.problem} again={page.again} />
        <WhenRead reading={page} rows={6} what="what was reconciled" bringsCards>
          {(read) => (
            <Show
              when={stores().length > 0}
              fallback={
                <div class="card">
                  <NothingYet icon={StoreIcon} title="No store is connected yet">
                    Once a source and a destination are connected, they are compared here by
                    themselves.
                  </NothingYet>
                </div>
              }
            >
              <RunningCard runs={running()} leaveFocusTo={() => mainButton} />
              <StoresCard stores={stores()} />
              <RunsCard reading={page} read={read()} cursor={params.cursor} />
            </Show>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

/** For the chosen store, or for all. */
function Actions(props: { setMain: (button: HTMLElement) => void }): JSX.Element {
  const shell = useShell();
  const start = createStart();
  const ask = (kind: 'changed' | 'everything') =>
    void start.run({ storeId: shell.chosenId(), kind });
  return (
    <>
      <Button
        ref={(button) => props.setMain(button)}
        look="main"
        icon={ReconcileIcon}
        busy={start.busy()}
        onClick={() => ask('everything')}
      >
        Reconcile {shell.chosen()?.name ?? 'all stores'}
      </Button>
      <Button busy={start.busy()} onClick={() => ask('changed')}>
        Only what changed
      </Button>
    </>
  );
}

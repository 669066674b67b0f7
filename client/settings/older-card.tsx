/** Open orders from before Order Push was switched on (OP15): counted, listed, and pushed only when a person says so. */
import { createSignal, For, type JSX, lazy, onMount, Show, Suspense } from 'solid-js';
import LookIcon from '~icons/lucide/search';
import { createAsking } from '../asking.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { SkeletonRows, Unread } from '../ui/states.tsx';
import { say } from '../ui/toasts.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { OlderBar } from './older-bar.tsx';
import { OlderRow } from './older-row.tsx';
import { type Chosen, olderText } from './older-words.ts';
import type { OlderOrder, PushStore, StartedBulk } from './types.ts';

const PushOlderDialog = lazy(() => import('./push-older-dialog.tsx'));

const columns: Column[] = [
  { name: 'Order' },
  { name: 'Customer' },
  { name: 'Placed' },
  { name: 'Units', isNumber: true },
  { name: 'Total', isNumber: true },
  { name: 'Payment' },
];

type Older = { rows: OlderOrder[]; next: string | null; count: number; more: boolean };

const none: Chosen = { all: false, ids: new Set() };

/** @param props `atOnce`: asked for when it appears; else once a person presses, for the store itself is asked */
export function OlderCard(props: { store: PushStore; atOnce: boolean }): JSX.Element {
  const older = createAsking<Older>();
  const [chosen, setChosen] = createSignal<Chosen>(none);
  const [asks, setAsks] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [run, setRun] = createSignal<StartedBulk>();
  const { storeId } = props.store;
  const look = () => {
    setChosen(none);
    void older.ask(() => trpc.pushSettings.older.query({ storeId }));
  };
  const more = (cursor: string) => {
    const before = older.data?.rows ?? [];
    void older.ask(async () => {
      const page = await trpc.pushSettings.older.query({ storeId, cursor });
      return { ...page, rows: [...before, ...page.rows] };
    });
  };
  onMount(() => props.atOnce && look());
  const isChosen = (order: OlderOrder) => chosen().all || chosen().ids.has(order.platformOrderId);
  const choose = (orders: readonly OlderOrder[], yes: boolean) => {
    const ids = new Set(
      chosen().all ? older.data?.rows.map(({ platformOrderId }) => platformOrderId) : chosen().ids,
    );
    for (const { platformOrderId } of orders) {
      if (yes) ids.add(platformOrderId);
      else ids.delete(platformOrderId);
    }
    setChosen({ all: false, ids });
  };
  const push = async () => {
    if (busy()) return;
    setBusy(true);
    try {
      const { all, ids } = chosen();
      const platformOrderIds = all ? ('all' as const) : [...ids];
      setRun(await trpc.pushSettings.pushOlder.mutate({ storeId, platformOrderIds }));
      setChosen(none);
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
      setAsks(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Card title="Older orders">
      <div class="flex flex-col gap-3 px-4 pb-4 sm:px-[1.1rem]">
        <Show when={run()} keyed>
          {(started) => (
            <div class="rounded-lg bg-sunken px-3 py-2.5">
              <BulkProgress run={started} kind="push" done={look} />
            </div>
          )}
        </Show>
        <div role="status">
          <Show
            when={older.data}
            fallback={
              <Show when={!older.isBusy && !older.problem}>
                <p>Orders placed before Order Push was switched on stay until you push them.</p>
              </Show>
            }
          >
            {(found) => <p>{olderText(found())}</p>}
          </Show>
        </div>
        <Show when={!older.data && !older.isBusy && !older.problem}>
          <Button class="self-start" icon={LookIcon} onClick={look}>
            Look for older orders
          </Button>
        </Show>
        <Show when={older.data?.rows.length ? older.data : undefined}>
          {(found) => (
            <OlderBar
              older={found()}
              shown={found().rows.length}
              hasOthers={found().next !== null}
              chosen={chosen()}
              areShownChosen={found().rows.every(isChosen)}
              busy={busy()}
              chooseShown={(yes) => choose(found().rows, yes)}
              chooseAll={() => setChosen({ all: true, ids: new Set() })}
              push={() => setAsks(true)}
            />
          )}
        </Show>
      </div>
      <Show when={older.isBusy && !older.data}>
        <SkeletonRows rows={3} what="older orders" />
      </Show>
      <Show when={older.problem}>{(problem) => <Unread problem={problem()} again={look} />}</Show>
      <Show when={older.data?.rows.length ? older.data : undefined}>
        {(found) => (
          <div class="border-t border-line">
            <RowsTable label="Older orders" columns={columns} isStale={older.isBusy}>
              <For each={found().rows}>
                {(order) => (
                  <OlderRow
                    order={order}
                    chosen={isChosen(order)}
                    choose={(yes) => choose([order], yes)}
                  />
                )}
              </For>
            </RowsTable>
            <Show when={found().next}>
              {(next) => (
                <div class="flex justify-center border-t border-line px-4 py-3">
                  <Button small busy={older.isBusy} onClick={() => more(next())}>
                    Show more
                  </Button>
                </div>
              )}
            </Show>
          </div>
        )}
      </Show>
      <Suspense>
        <Show when={asks() && older.data}>
          {(found) => (
            <PushOlderDialog
              store={props.store}
              chosen={chosen()}
              older={found()}
              busy={busy()}
              push={() => void push()}
              close={() => setAsks(false)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}

/** Order Push (OP8, OP9): every order of the destination stores, newest first, and what became of its push. */
import { useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import { createRuns, focusRuns } from '../bulk/runs.ts';
import { type Listed, listPath, viewOf } from '../order-push/list-address.ts';
import { type BulkAsked, PushListCard } from '../order-push/push-list-card.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type PushedOrder, trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { giveFocusBack } from '../ui/give-focus-back.ts';
import { Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';

const loadError = () => import('../order-push/push-error-dialog.tsx');
const PushErrorDialog = lazy(loadError);
const loadBulk = () => import('../bulk/bulk-dialog.tsx');
const BulkDialog = lazy(loadBulk);
const RunsCard = lazy(() => import('../bulk/runs-card.tsx'));

export default function OrderPushPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{
    view?: string;
    q?: string;
    reason?: string;
    cursor?: string;
  }>();
  const asked = () => ({
    view: viewOf(params.view),
    q: params.q || undefined,
    reason: params.reason || undefined,
    cursor: params.cursor || undefined,
  });
  const filter = () => {
    const { view, q, reason } = asked();
    return { storeId: shell.chosenId(), q, view: view === 'all' ? undefined : view, reason };
  };
  const list = createReading(() => {
    const input = { ...filter(), cursor: asked().cursor };
    return {
      key: ['order-push', input],
      of: `order-push ${input.storeId ?? ''}`,
      read: () => trpc.orderPush.list.query(input),
    };
  });
  const runs = createRuns();
  const [error, setError] = createSignal<PushedOrder>();
  const [bulk, setBulk] = createSignal<BulkAsked>();
  let clearChosen: (() => void) | undefined;
  let giveBack: (() => void) | undefined;
  const openError = (order: PushedOrder) => {
    // A Retry made its button go away: its row has the focus then.
    giveBack = giveFocusBack(() =>
      document.querySelector<HTMLElement>(`[data-order="${CSS.escape(order.id)}"] [data-row]`),
    );
    setError(order);
  };
  const closeError = () => {
    setError(undefined);
    giveBack?.();
  };
  const openBulk = (asked: BulkAsked) => {
    giveBack = giveFocusBack();
    setBulk(asked);
  };
  const closeBulk = (started: boolean) => {
    setBulk(undefined);
    if (!started) return giveBack?.();
    clearChosen?.();
    focusRuns();
  };
  // The dialogs' code comes once there is something they could be about.
  createEffect(() => {
    if (!list.data) return;
    void loadError();
    void loadBulk();
  });
  // What is narrowed anew begins with its newest.
  const change = (to: Listed) => setParams({ ...to, cursor: undefined });
  const older = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  return (
    <Page
      title="Order Push"
      lead="Orders your destination stores sold, and how far each got on its way to the store that ships it."
    >
      <Outdated problem={list.data && list.problem} again={list.again} />
      <Suspense>
        <Show when={runs.data?.runs.length}>
          <RunsCard runs={runs.data?.runs ?? []} />
        </Show>
      </Suspense>
      <PushListCard
        list={list}
        asked={asked()}
        change={change}
        showError={openError}
        askBulk={openBulk}
        onChosen={(clear) => {
          clearChosen = clear;
        }}
      />
      <nav aria-label="More orders" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={params.cursor}>
          <ButtonLink
            href={shell.to(listPath({ ...asked(), cursor: undefined }))}
            icon={NewestIcon}
          >
            Newest
          </ButtonLink>
        </Show>
        <Show when={older()}>
          {(cursor) => (
            <ButtonLink
              href={shell.to(listPath({ ...asked(), cursor: cursor() }))}
              icon={OlderIcon}
            >
              Older
            </ButtonLink>
          )}
        </Show>
      </nav>
      <Suspense>
        <Show when={error()}>
          {(order) => <PushErrorDialog order={order()} close={closeError} />}
        </Show>
        <Show when={bulk()}>
          {(what) => (
            <BulkDialog
              kind={what().kind}
              selection={selectionOf(what(), filter())}
              close={closeBulk}
            />
          )}
        </Show>
      </Suspense>
    </Page>
  );
}

const selectionOf = <Filter,>({ orderIds }: BulkAsked, matching: Filter) =>
  orderIds ? { orderIds } : { matching };

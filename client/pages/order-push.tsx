/** Order Push (OP8, OP9): every order of the destination stores, newest first, and what became of its push. */
import { useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import SendIcon from '~icons/lucide/send';
import { createHeldBack } from '../order-push/held-back.ts';
import { PushTable } from '../order-push/push-table.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type PushedOrder, trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { NothingMatches, NothingYet, Outdated, SkeletonRows } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';

const loadDialog = () => import('../order-push/push-error-dialog.tsx');
const PushErrorDialog = lazy(loadDialog);

export default function OrderPushPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ q?: string; cursor?: string }>();
  const asked = () => ({ storeId: shell.chosenId(), q: params.q, cursor: params.cursor });
  const list = createReading(() => {
    const input = asked();
    return {
      key: ['order-push', input],
      of: `order-push ${input.storeId ?? ''}`,
      read: () => trpc.orderPush.list.query(input),
    };
  });
  const held = createHeldBack(
    () => list.data?.rows ?? [],
    () => JSON.stringify(asked()),
    () => list.isStale,
  );
  const [error, setError] = createSignal<PushedOrder>();
  /** The dialog gives the focus back to its button; where a Retry made that go away, to its row. */
  const closeError = () => {
    const id = error()?.id;
    setError(undefined);
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`[data-order="${id}"] [data-row]`)?.focus();
    });
  };
  // The dialog's code comes once there is something it could be about.
  createEffect(() => {
    if (list.data) void loadDialog();
  });
  const older = () => {
    const next = list.isStale ? undefined : list.data?.next;
    return next ? link({ ...params, cursor: next }) : undefined;
  };
  const link = (query: { q?: string | undefined; cursor?: string | undefined }) => {
    const search = new URLSearchParams();
    if (query.q) search.set('q', query.q);
    if (query.cursor) search.set('cursor', query.cursor);
    return shell.to(`/order-push${search.size > 0 ? `?${search}` : ''}`);
  };
  return (
    <Page
      title="Order Push"
      lead="Orders your destination stores sold, and how far each got on its way to the store that ships it."
    >
      <Outdated problem={list.data && list.problem} again={list.again} />
      <div
        class="card overflow-hidden"
        onPointerEnter={held.onPointerEnter}
        onPointerLeave={held.onPointerLeave}
        onFocusIn={held.onFocusIn}
        onFocusOut={held.onFocusOut}
      >
        <div class="no-print flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-[1.1rem]">
          <SearchField
            label="Search by order, source order or customer"
            value={params.q ?? ''}
            search={(q) => setParams({ q: q || undefined, cursor: undefined })}
          />
          <Show when={held.waiting() > 0 && !params.cursor}>
            <Button small look="main" onClick={held.show}>
              {held.waiting()} new, show
            </Button>
          </Show>
        </div>
        <WhenRead reading={list} rows={6} what="orders">
          {() => (
            <Show
              when={held.rows().length > 0}
              fallback={
                <Show
                  when={!list.isStale && (params.q || params.cursor)}
                  fallback={
                    <Show when={!list.isStale} fallback={<SkeletonRows rows={6} what="orders" />}>
                      <NothingYet icon={SendIcon} title="No order has come in yet">
                        When a customer buys at a destination store, the order shows here by itself,
                        with everything that becomes of it.
                      </NothingYet>
                    </Show>
                  }
                >
                  <NothingMatches
                    what="orders"
                    clear={() => setParams({ q: undefined, cursor: undefined })}
                  />
                </Show>
              }
            >
              <PushTable rows={held.rows()} isStale={list.isStale} showError={setError} />
            </Show>
          )}
        </WhenRead>
      </div>
      <nav aria-label="More orders" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={params.cursor}>
          <ButtonLink href={link({ q: params.q })} icon={NewestIcon}>
            Newest
          </ButtonLink>
        </Show>
        <Show when={older()}>
          {(href) => (
            <ButtonLink href={href()} icon={OlderIcon}>
              Older
            </ButtonLink>
          )}
        </Show>
      </nav>
      <Suspense>
        <Show when={error()}>
          {(order) => <PushErrorDialog order={order()} close={closeError} />}
        </Show>
      </Suspense>
    </Page>
  );
}

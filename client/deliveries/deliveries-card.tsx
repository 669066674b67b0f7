/** The list of deliveries in one view, a page at a time; while something of it waits, it is read again by itself. */
import { useSearchParams } from '@solidjs/router';
import {
  createEffect,
  createSignal,
  For,
  type JSX,
  lazy,
  onCleanup,
  Show,
  Suspense,
} from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import NewestIcon from '~icons/lucide/arrow-up-to-line';
import WebhookIcon from '~icons/lucide/webhook';
import { createHeldBack } from '../order-push/held-back.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { NothingYet, Outdated, SkeletonRows } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { ChooseBar } from './choose-bar.tsx';
import { createChosen } from './chosen.ts';
import { DeliveryRow } from './delivery-row.tsx';
import type { View } from './delivery-views.ts';
import { createReplay } from './go-again.ts';
import type { Delivery } from './types.ts';

const loadDialog = () => import('./delivery-dialog.tsx');
const DeliveryDialog = lazy(loadDialog);

const columns: Column[] = [
  { name: 'What happened' },
  { name: 'When', sort: 'descending' },
  { name: 'Store' },
  { name: 'About' },
  { name: 'What became of it' },
  { name: 'Tries' },
];

type ListView = Exclude<View, 'gave-up'>;

const nothing: Record<ListView, { title: string; says: string }> = {
  all: {
    title: 'No delivery has come in yet',
    says: 'Whatever your stores tell Crossdock shows here by itself, with what became of it.',
  },
  waiting: { title: 'Nothing waits', says: 'Every delivery that came in was dealt with.' },
  failed: { title: 'Nothing failed', says: 'No delivery of the last thirty days was given up.' },
  done: { title: 'Nothing is done yet', says: 'Deliveries that were dealt with show here.' },
};

/** A delivery that waits is handled within seconds, and not every one is told to open pages. */
const waitingEveryMs = 3000;

export function DeliveriesCard(props: {
  view: ListView;
  link: (view: View, cursor?: string) => string;
}): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ cursor?: string }>();
  const asked = () => ({
    storeId: shell.chosenId(),
    status: props.view === 'all' ? undefined : props.view,
    cursor: params.cursor,
  });
  const list = createReading(() => {
    const input = asked();
    return {
      key: ['deliveries', input],
      of: `deliveries ${input.storeId ?? ''}`,
      read: () => trpc.deliveries.list.query(input),
    };
  });
  const held = createHeldBack(
    () => list.data?.rows ?? [],
    () => JSON.stringify(asked()),
    () => list.isStale,
  );
  const chosen = createChosen(held.rows);
  const replay = createReplay();
  const [opened, setOpened] = createSignal<Delivery>();
  /** Nothing of the dialog's own opened it, so it cannot give the focus back by itself. */
  const close = () => {
    const id = opened()?.id;
    setOpened(undefined);
    setTimeout(() => {
      if (document.activeElement !== document.body || !id) return;
      const row = document.querySelector(`[data-delivery="${CSS.escape(id)}"]`);
      row?.querySelector<HTMLElement>('[data-row]')?.focus();
    });
  };
  createEffect(() => {
    if (list.data) void loadDialog();
  });
  const isSomethingWaiting = () =>
    list.data?.rows.some(({ status, failures }) => status === 'waiting' && failures === 0) ?? false;
  createEffect(() => {
    if (!isSomethingWaiting()) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') list.again();
    }, waitingEveryMs);
    onCleanup(() => clearInterval(timer));
  });
  const older = () => (list.isStale ? undefined : (list.data?.next ?? undefined));
  return (
    <>
      <Outdated problem={list.data && list.problem} again={list.again} />
      <div
        class="card overflow-hidden"
        onPointerEnter={held.onPointerEnter}
        onPointerLeave={held.onPointerLeave}
        onFocusIn={held.onFocusIn}
        onFocusOut={held.onFocusOut}
      >
        <WhenRead reading={list} rows={6} what="deliveries">
          {() => (
            <Show
              when={held.rows().length > 0}
              fallback={
                <Show when={!list.isStale} fallback={<SkeletonRows rows={6} what="deliveries" />}>
                  <NothingYet
                    icon={WebhookIcon}
                    title={params.cursor ? 'Nothing further on' : nothing[props.view].title}
                  >
                    {nothing[props.view].says}
                  </NothingYet>
                </Show>
              }
            >
              <ChooseBar
                chosen={chosen}
                act="Replay"
                busy={replay.busy()}
                run={(rows) => void replay.run(rows).then(() => chosen.chooseAll(false))}
              />
              <Show when={held.waiting() > 0 && !params.cursor}>
                <div class="no-print border-b border-line px-4 py-2 text-center">
                  <Button small look="main" onClick={held.show}>
                    {held.waiting()} new, show
                  </Button>
                </div>
              </Show>
              <RowsTable label="Deliveries" columns={columns} hasActions isStale={list.isStale}>
                <For each={held.rows()}>
                  {(delivery) => (
                    <DeliveryRow delivery={delivery} chosen={chosen} open={setOpened} />
                  )}
                </For>
              </RowsTable>
            </Show>
          )}
        </WhenRead>
      </div>
      <nav aria-label="More deliveries" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={params.cursor}>
          <ButtonLink href={props.link(props.view)} icon={NewestIcon}>
            Newest
          </ButtonLink>
        </Show>
        <Show when={older()}>
          {(cursor) => (
            <ButtonLink href={props.link(props.view, cursor())} icon={OlderIcon}>
              Older
            </ButtonLink>
          )}
        </Show>
      </nav>
      <Suspense>
        <Show when={opened()}>
          {(delivery) => <DeliveryDialog delivery={delivery()} close={close} />}
        </Show>
      </Suspense>
    </>
  );
}

/** Inventory (ST7): every SKU of the source stores, what is sold of it, and what each store may show of it. */
import { useSearchParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import OlderIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import BoxesIcon from '~icons/lucide/boxes';
import { ItemRow } from '../inventory/item-row.tsx';
import { Notices } from '../inventory/notices.tsx';
import { createStillRows } from '../inventory/still-rows.ts';
import { type View, viewOf, views } from '../inventory/views.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { NothingMatches, NothingYet, Outdated, SkeletonRows } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';

const columns: Column[] = [
  { name: 'SKU', sort: 'ascending' },
  { name: 'At the source', isNumber: true },
  { name: 'Not yet taken', isNumber: true },
  { name: 'Free', isNumber: true },
  { name: 'May be sold at' },
  { name: 'Last change' },
];

export default function InventoryPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ q?: string; cursor?: string; view?: string }>();
  const view = () => viewOf(params.view);
  const asked = () => ({
    storeId: shell.chosenId(),
    q: params.q,
    view: view(),
    cursor: params.cursor,
  });
  const list = createReading(() => {
    const input = asked();
    return {
      key: ['inventory', input],
      of: `inventory ${input.storeId ?? ''}`,
      read: async () => ({
        ...(await trpc.inventory.list.query(input)),
        of: JSON.stringify(input),
      }),
    };
  });
  const still = createStillRows(
    () => list.data?.rows ?? [],
    () => list.data?.of ?? '',
  );
  const link = (query: { q?: string | undefined; cursor?: string | undefined; view: View }) => {
    const search = new URLSearchParams();
    if (query.view !== 'all') search.set('view', query.view);
    if (query.q) search.set('q', query.q);
    if (query.cursor) search.set('cursor', query.cursor);
    return shell.to(`/inventory${search.size > 0 ? `?${search}` : ''}`);
  };
  const next = () => (list.isStale ? undefined : list.data?.next);
  const isNarrowed = () => Boolean(params.q || params.cursor || view() !== 'all');
  const clear = () => setParams({ q: undefined, cursor: undefined, view: undefined });
  return (
    <Page
      title="Inventory"
      lead="What your source stores have, what is sold of it and not yet taken there, and what every store may sell."
    >
      <Outdated problem={list.data && list.problem} again={list.again} />
      <Notices notices={list.data?.notices ?? []} />
      <div
        class="card overflow-hidden"
        onPointerEnter={still.onPointerEnter}
        onPointerLeave={still.onPointerLeave}
        onFocusIn={still.onFocusIn}
        onFocusOut={still.onFocusOut}
      >
        <div class="no-print flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-[1.1rem]">
          <SearchField
            label="Search by SKU or title"
            value={params.q ?? ''}
            search={(q) => setParams({ q: q || undefined, cursor: undefined })}
          />
          <ViewLinks views={views} shown={view()} link={(to) => link({ view: to, q: params.q })} />
          <Show when={still.waiting() > 0}>
            <Button small look="main" onClick={still.show}>
              {still.waiting()} changed, show
            </Button>
          </Show>
        </div>
        <WhenRead reading={list} rows={8} what="the inventory">
          {() => (
            <Show
              when={still.rows().length > 0}
              fallback={
                <Show
                  when={!list.isStale}
                  fallback={<SkeletonRows rows={8} what="the inventory" />}
                >
                  <Show
                    when={isNarrowed()}
                    fallback={
                      <NothingYet icon={BoxesIcon} title="No stock to show yet">
                        Once a source store is connected with a destination, the SKUs they share
                        show here with their levels.
                      </NothingYet>
                    }
                  >
                    <NothingMatches what="SKUs" clear={clear} />
                  </Show>
                </Show>
              }
            >
              <RowsTable label="SKUs" columns={columns} isStale={list.isStale}>
                <For each={still.rows()}>{(row) => <ItemRow row={row} />}</For>
              </RowsTable>
            </Show>
          )}
        </WhenRead>
      </div>
      <nav aria-label="More SKUs" class="no-print mt-4 flex flex-wrap justify-between gap-2">
        <ButtonLink look="quiet" href={shell.to('/inventory/allowances')}>
          What stores keep back
        </ButtonLink>
        <span class="flex gap-2">
          <Show when={params.cursor}>
            <ButtonLink href={link({ q: params.q, view: view() })} icon={FirstIcon}>
              First
            </ButtonLink>
          </Show>
          <Show when={next()}>
            {(cursor) => (
              <ButtonLink
                href={link({ q: params.q, view: view(), cursor: cursor() })}
                icon={OlderIcon}
              >
                Next
              </ButtonLink>
            )}
          </Show>
        </span>
      </nav>
    </Page>
  );
}

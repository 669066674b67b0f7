/** The card of listings: views with their counts, search or what can be done with what is chosen, and the rows. */
import {
  createEffect,
  createSignal,
  For,
  type JSX,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { skusText } from '../inventory/stock-words.ts';
import type { Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { ChoosePage, choosePageMark } from '../ui/choose-page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { SkeletonRows } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { AcceptProgress } from './accept-progress.tsx';
import { createAccepting } from './accepting.ts';
import { createChosenRows } from './chosen-rows.ts';
import { hasLink, mayPause, mayResume, suggestionsOf } from './links-of.ts';
import { NoProducts } from './no-products.tsx';
import { ProductRow } from './product-row.tsx';
import { type BarAct, ProductsBar } from './products-bar.tsx';
import { SearchBar } from './search-bar.tsx';
import type { Product, Products } from './types.ts';
import { type Asked, productsPath, type View, views } from './views.ts';

const loadUnlink = () => import('./unlink-dialog.tsx');
const loadPause = () => import('./pause-many-dialog.tsx');
const UnlinkDialog = lazy(loadUnlink);
const PauseManyDialog = lazy(loadPause);

const columns: Column[] = [
  { name: 'SKU', sort: 'ascending' },
  { name: 'State' },
  { name: 'At the source' },
];

export function ProductsCard(props: {
  list: Reading<Products>;
  asked: Asked & { connection: string; view: View };
  change: (to: Asked) => void;
}): JSX.Element {
  const shell = useShell();
  const rows = () => props.list.data?.rows ?? [];
  const chosen = createChosenRows<Product>(rows, () =>
    JSON.stringify({ ...props.asked, variant: '' }),
  );
  const accepting = createAccepting();
  const [accepts, setAccepts] = createSignal<string>();
  const [asks, setAsks] = createSignal<{ act: 'pause' | 'resume' | 'unlink'; ids: string[] }>();
  let card: HTMLDivElement | undefined;
  createEffect(() => {
    if (chosen.rows().length === 0) return;
    void loadUnlink();
    void loadPause();
  });
  const suggested = () => props.list.data?.counts.suggested ?? 0;
  const stores = () => ({
    source: props.list.data?.connection.source.name ?? 'The source',
    destination: props.list.data?.connection.destination.name ?? 'the destination',
  });
  const accept = async (of: Product[]) => {
    const pairs = suggestionsOf(of);
    if (pairs.length === 0) return;
    setAccepts(of.length === 1 ? of[0]?.id : undefined);
    if (await accepting.accept(props.asked.connection, pairs)) chosen.chooseAll(false);
    setAccepts(undefined);
  };
  const idsOf = (may: (row: Product) => boolean) =>
    chosen
      .rows()
      .filter(may)
      .map(({ variantId }) => variantId);
  const act = (what: BarAct) => {
    if (what === 'accept') void accept(chosen.rows());
    else if (what === 'pause') setAsks({ act: what, ids: idsOf(mayPause) });
    else if (what === 'resume') setAsks({ act: what, ids: idsOf(mayResume) });
    else setAsks({ act: what, ids: idsOf(hasLink) });
  };
  const close = (done: boolean) => {
    setAsks(undefined);
    if (done) chosen.chooseAll(false);
  };
  const isNarrowed = () =>
    props.asked.view !== 'all' || Boolean(props.asked.q || props.asked.cursor);
  return (
    <div
      ref={(element) => {
        card = element;
      }}
      class="card overflow-hidden"
    >
      <div class="no-print px-4 pt-3 sm:px-[1.1rem]">
        <ViewLinks
          views={views}
          shown={props.asked.view}
          count={(view) => props.list.data && (props.list.data.counts[view] ?? 0)}
          link={(view) =>
            shell.to(productsPath({ ...props.asked, view, cursor: undefined, variant: undefined }))
          }
        />
      </div>
      <div class="border-b border-line">
        <Show
          when={chosen.rows().length > 0}
          fallback={
            <SearchBar
              asked={props.asked}
              searchedBy={props.list.data?.searchedBy}
              search={(q) => props.change({ q: q || undefined, cursor: undefined })}
            >
              <Show when={props.asked.view === 'suggested' && suggested() > 0}>
                <Button
                  small
                  look="main"
                  busy={accepting.busy()}
                  onClick={() => void accepting.accept(props.asked.connection, 'all', suggested())}
                >
                  Accept all {suggested().toLocaleString('en')}
                </Button>
              </Show>
            </SearchBar>
          }
        >
          <ProductsBar
            chosen={chosen}
            isAccepting={accepting.busy()}
            act={act}
            leaveFocusTo={() => firstBox(card)}
          />
        </Show>
        <Show when={!accepts() && accepting.progress()}>
          {(progress) => <AcceptProgress progress={progress()} stop={accepting.stop} />}
        </Show>
      </div>
      <WhenRead reading={props.list} rows={8} what="the products">
        {() => (
          <Show
            when={rows().length > 0}
            fallback={
              <Show
                when={!props.list.isStale}
                fallback={<SkeletonRows rows={8} what="the products" />}
              >
                <NoProducts
                  isNarrowed={isNarrowed()}
                  goesOn={Boolean(props.list.data?.next)}
                  destination={stores().destination}
                  clear={() => props.change({ view: undefined, q: undefined, cursor: undefined })}
                />
              </Show>
            }
          >
            <div class="no-print flex items-center gap-3 border-b border-line px-4 sm:hidden">
              <ChoosePage
                some={chosen.rows().length > 0}
                all={chosen.areAll()}
                choose={chosen.chooseAll}
                says="Choose all on this page"
              />
            </div>
            <RowsTable
              label="Products"
              columns={columns}
              hasActions
              isStale={props.list.isStale}
              chooseAll={
                <span class="inline-flex max-sm:hidden">
                  <ChoosePage
                    some={chosen.rows().length > 0}
                    all={chosen.areAll()}
                    choose={chosen.chooseAll}
                  />
                </span>
              }
            >
              <For each={rows()}>
                {(row) => (
                  <ProductRow
                    row={row}
                    chosen={chosen}
                    href={shell.to(productsPath({ ...props.asked, variant: row.variantId }))}
                    isAccepting={accepting.busy() && accepts() === row.id}
                    accept={() => void accept([row])}
                  />
                )}
              </For>
            </RowsTable>
          </Show>
        )}
      </WhenRead>
      <Suspense>
        <Switch>
          <Match when={asks()?.act === 'unlink' && props.list.data && asks()}>
            {(asked) => (
              <Show when={props.list.data}>
                {(read) => (
                  <UnlinkDialog
                    connection={read().connection}
                    variantIds={asked().ids}
                    what={skusText(asked().ids.length)}
                    close={close}
                  />
                )}
              </Show>
            )}
          </Match>
          <Match when={asks()}>
            {(asked) => (
              <PauseManyDialog
                connectionId={props.asked.connection}
                variantIds={asked().ids}
                paused={asked().act === 'pause'}
                stores={stores()}
                close={close}
              />
            )}
          </Match>
        </Switch>
      </Suspense>
    </div>
  );
}

/** The box of all rows that is shown, a phone's or a table's. */
const firstBox = (card: HTMLElement | undefined): HTMLElement | undefined =>
  [...(card?.querySelectorAll<HTMLElement>(`[${choosePageMark}]`) ?? [])].find((box) =>
    box.checkVisibility(),
  );

/** Products (OP5): every listing of a destination, what of its source it is linked to, and what keeps it from being pushed. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, lazy, Show, Suspense } from 'solid-js';
import NextIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import FileIcon from '~icons/lucide/file-spreadsheet';
import PackageIcon from '~icons/lucide/package-search';
import { ImportsBanner } from '../products/imports-banner.tsx';
import { ProductsCard } from '../products/products-card.tsx';
import type { ProductConnection } from '../products/types.ts';
import { type Asked, productsPath, viewOf } from '../products/views.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

const ProductDialog = lazy(() => import('../products/product-dialog.tsx'));

type Params = {
  connection?: string;
  view?: string;
  q?: string;
  cursor?: string;
  variant?: string;
};

export default function ProductsPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<Params>();
  const connections = createReading(() => ({
    key: ['product-connections'],
    read: () => trpc.products.connections.query(),
  }));
  const shown = () => {
    const all = connections.data ?? [];
    if (params.connection)
      return all.find(({ connectionId }) => connectionId === params.connection);
    const store = shell.chosenId();
    return (
      all.find(({ destination }) => destination.id === store) ??
      all.find(({ source }) => source.id === store) ??
      all[0]
    );
  };
  const id = () => params.connection ?? shown()?.connectionId;
  return (
    <Page
      title="Products"
      lead="What your stores list, and what of it is linked: only linked SKUs are pushed, and only their stock follows."
      actions={
        <Show when={id()}>
          {(connection) => (
            <ButtonLink
              icon={FileIcon}
              href={shell.to(`/products/file?connection=${encodeURIComponent(connection())}`)}
            >
              Links as CSV
            </ButtonLink>
          )}
        </Show>
      }
    >
      <Outdated problem={connections.data && connections.problem} again={connections.again} />
      <WhenRead reading={connections} rows={6} what="the connections" bringsCards>
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={
              <div class="card">
                <NothingYet icon={PackageIcon} title="No stores are connected yet">
                  Once a source and a destination are connected, what they list shows here.
                </NothingYet>
              </div>
            }
          >
            <Show
              when={shown()}
              fallback={
                <Missing title="No such connection">This connection is not known here.</Missing>
              }
            >
              {(connection) => (
                <>
                  <Chooser
                    all={all()}
                    chosen={connection()}
                    choose={(to) =>
                      setParams({ connection: to, cursor: undefined, variant: undefined })
                    }
                  />
                  <ImportsBanner connection={connection()} again={connections.again} />
                  <Listed
                    connectionId={connection().connectionId}
                    params={params}
                    change={(to) => setParams({ ...to })}
                  />
                </>
              )}
            </Show>
          </Show>
        )}
      </WhenRead>
    </Page>
  );
}

function Chooser(props: {
  all: readonly ProductConnection[];
  chosen: ProductConnection;
  choose: (connectionId: string) => void;
}): JSX.Element {
  return (
    <div class="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <label class="flex min-w-0 flex-wrap items-center gap-2">
        Connection
        <select
          class="field max-w-full min-w-0"
          onChange={(event) => props.choose(event.currentTarget.value)}
        >
          {props.all.map((one) => (
            <option
              value={one.connectionId}
              selected={one.connectionId === props.chosen.connectionId}
            >
              {one.source.name} → {one.destination.name}
            </option>
          ))}
        </select>
      </label>
      <Show when={props.chosen.inLine.length > 0}>
        <p class="text-[0.8125rem] text-quiet">
          Several sources sell to {props.chosen.destination.name}. What more than one links is
          supplied by the first: {props.chosen.inLine.join(', then ')}.
        </p>
      </Show>
      <Show when={!props.chosen.active}>
        <p class="text-[0.8125rem] text-wait">This connection is paused: nothing new uses it.</p>
      </Show>
    </div>
  );
}

function Listed(props: {
  connectionId: string;
  params: Partial<Params>;
  change: (to: Asked) => void;
}): JSX.Element {
  const shell = useShell();
  const asked = () => ({
    connection: props.connectionId,
    view: viewOf(props.params.view),
    q: props.params.q,
    cursor: props.params.cursor,
  });
  const list = createReading(() => {
    const { connection: connectionId, view, q, cursor } = asked();
    const input = { connectionId, view, q, cursor };
    return {
      key: ['products', input],
      of: `products ${connectionId}`,
      read: () => trpc.products.list.query(input),
    };
  });
  const next = () => (list.isStale ? undefined : list.data?.next);
  const closeDetail = () => {
    const row = document.querySelector<HTMLElement>(
      `[data-product="${CSS.escape(props.params.variant ?? '')}"]`,
    );
    props.change({ variant: undefined });
    setTimeout(() => row?.focus());
  };
  return (
    <>
      <Outdated problem={list.data && list.problem} again={list.again} />
      <ProductsCard list={list} asked={asked()} change={props.change} />
      <nav aria-label="More products" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
        <Show when={props.params.cursor}>
          <ButtonLink
            href={shell.to(productsPath({ ...asked(), cursor: undefined }))}
            icon={FirstIcon}
          >
            First
          </ButtonLink>
        </Show>
        <Show when={next()}>
          {(cursor) => (
            <ButtonLink
              href={shell.to(productsPath({ ...asked(), cursor: cursor() }))}
              icon={NextIcon}
            >
              Next
            </ButtonLink>
          )}
        </Show>
      </nav>
      <Suspense>
        <Show when={props.params.variant} keyed>
          {(variantId) => (
            <ProductDialog
              connectionId={props.connectionId}
              variantId={variantId}
              close={closeDetail}
            />
          )}
        </Show>
      </Suspense>
    </>
  );
}

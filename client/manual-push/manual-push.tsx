/** From a number to a pushed order: find it at its store, see what would go, push it. Its address holds how far it is. */
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import type { PushPreview as Preview } from '../../src/order-push/preview.ts';
import { createAsking } from '../asking.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { SkeletonRows, Unread } from '../ui/states.tsx';
import { FindForm } from './find-form.tsx';
import { FoundOrders } from './found-orders.tsx';
import { NothingFound } from './nothing-found.tsx';
import { PushOrder } from './push-order.tsx';
import { PushPreview } from './push-preview.tsx';
import { PushedResult } from './pushed-result.tsx';
import type { Found, ManualStore, Pushed } from './types.ts';

type Asked = { destination?: string; number?: string; order?: string };

export function ManualPush(props: { stores: readonly ManualStore[] }): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<Asked>();
  /** The store chosen for all pages: the source that pushes. */
  const of = () => ({ storeId: shell.chosenId() });
  const found = createAsking<Found>();
  const preview = createAsking<Preview>();
  const [pushed, setPushed] = createSignal<Pushed>();
  let form: HTMLElement | undefined;

  const chosen = createMemo(
    () =>
      props.stores.find(({ storeId }) => storeId === params.destination) ??
      props.stores.find(({ mayPush }) => mayPush),
  );
  const storeId = createMemo(() => chosen()?.storeId);
  const orders = () => found.data?.found ?? [];
  /** One alone needs no choosing. */
  const orderId = createMemo(
    () => params.order ?? (orders().length === 1 ? orders()[0]?.platformOrderId : undefined),
  );
  const find = (number: string) => {
    const destinationStoreId = storeId();
    if (!destinationStoreId) return;
    found.clear();
    void found.ask(() => trpc.manualPush.find.query({ ...of(), destinationStoreId, number }));
  };
  const look = () => {
    const [destinationStoreId, platformOrderId] = [storeId(), orderId()];
    if (!destinationStoreId || !platformOrderId) return;
    void preview.ask(() =>
      trpc.manualPush.preview.query({ ...of(), destinationStoreId, platformOrderId }),
    );
  };
  createEffect(
    on([storeId, () => params.number], ([, number]) => {
      found.clear();
      if (number && !params.order) find(number);
    }),
  );
  createEffect(
    on([storeId, orderId], () => {
      preview.clear();
      setPushed(undefined);
      look();
    }),
  );
  const again = (number: string) => {
    if (number === params.number && !params.order) {
      preview.clear();
      find(number);
    } else setParams({ destination: storeId(), number, order: undefined });
  };
  const another = () => {
    setParams({ number: undefined, order: undefined });
    form?.querySelector('input')?.focus();
  };
  const nothingFound = () => orders().length === 0 && !params.order && found.data;
  return (
    <div class="flex flex-col gap-5">
      <div
        class="card px-4 py-4 sm:px-[1.1rem]"
        ref={(made) => {
          form = made;
        }}
      >
        <FindForm
          stores={props.stores}
          chosen={storeId()}
          number={params.number ?? ''}
          busy={found.isBusy || preview.isBusy}
          choose={(destination) => setParams({ destination, number: undefined, order: undefined })}
          find={again}
        />
      </div>
      <Show when={found.isBusy}>
        <Waits what={`order ${params.number} at ${chosen()?.storeName}`} />
      </Show>
      <Show when={found.problem}>
        {(problem) => (
          <div class="card">
            <Unread problem={problem()} again={() => find(params.number ?? '')} />
          </div>
        )}
      </Show>
      <Show when={nothingFound()}>
        {(answer) => (
          <NothingFound
            number={params.number ?? ''}
            storeName={chosen()?.storeName ?? ''}
            elsewhere={answer().elsewhere}
            choose={(destination) => setParams({ destination })}
          />
        )}
      </Show>
      <Show when={orders().length > 1 && !params.order}>
        <FoundOrders found={orders()} choose={(order) => setParams({ order })} />
      </Show>
      <Show when={preview.isBusy && !preview.data}>
        <Waits what="the order" />
      </Show>
      <Show when={preview.problem}>
        {(problem) => (
          <div class="card">
            <Unread problem={problem()} again={look} />
          </div>
        )}
      </Show>
      <Show when={preview.data}>
        {(shown) => (
          <section
            class="card flex flex-col gap-4 px-4 py-4 sm:px-5"
            aria-label={`Order ${shown().order.name}`}
          >
            <Show when={pushed()}>
              {(result) => (
                <PushedResult
                  pushed={result()}
                  orderName={shown().order.name}
                  settled={look}
                  another={another}
                />
              )}
            </Show>
            <PushPreview preview={shown()} />
            <Show when={!pushed()}>
              <PushOrder preview={shown()} lookAgain={look} pushed={setPushed} />
            </Show>
          </section>
        )}
      </Show>
    </div>
  );
}

const Waits = (props: { what: string }) => (
  <div class="card" role="status">
    <SkeletonRows rows={3} what={props.what} />
  </div>
);

/** What was not mirrored, and why: what waits for a person first, then what is under way, and what was settled by whom. */
import { For, type JSX, Show } from 'solid-js';
import AgreeIcon from '~icons/lucide/circle-check';
import type { OrderPage } from '../trpc.ts';
import { sortActs } from './acts.ts';
import { AskingAct } from './asking-act.tsx';
import { SettledActs } from './settled-acts.tsx';
import { ShipmentConflict } from './shipment-conflict.tsx';
import { compareLine } from './sides.ts';
import { UnderWayAct } from './under-way-act.tsx';

const list = 'divide-y divide-line';

/** Shown once something of the order is at a source store. */
export function NotMirroredCard(props: { order: OrderPage }): JSX.Element {
  const isPushed = () => props.order.pushes.some(({ state }) => state === 'created');
  return (
    <Show when={isPushed() || props.order.acts.length > 0}>
      <Told order={props.order} />
    </Show>
  );
}

function Told(props: { order: OrderPage }): JSX.Element {
  let head: HTMLHeadingElement | undefined;
  const acts = () => sortActs(props.order.acts);
  const conflicts = () => props.order.shipments.filter(({ conflict }) => conflict !== null);
  const asks = () => acts().asking.length + conflicts().length;
  const isQuiet = () => asks() === 0 && acts().underWay.length === 0;
  const differs = () =>
    props.order.lines.some((line) => compareLine(line, props.order.pushes).standing === 'differs');
  const sourceOf = (pushId: string) =>
    props.order.pushes.find(({ id }) => id === pushId)?.sourceStoreName ?? 'the source store';
  const title = () => (isQuiet() ? 'Mirroring' : 'What was not mirrored, and why');
  return (
    <section class="card mb-5 overflow-hidden" aria-label={title()}>
      <div class="flex flex-wrap items-baseline justify-between gap-2 px-4 pt-3.5 pb-2 sm:px-[1.1rem]">
        {/* Takes the focus of whoever answered the last question. */}
        <h2
          ref={(made) => {
            head = made;
          }}
          tabIndex={-1}
          class="font-semibold"
        >
          {title()}
        </h2>
        <Show when={asks() > 0}>
          <span class="text-[0.8125rem] text-quiet">
            {asks() === 1 ? '1 waits for you' : `${asks()} wait for you`}
          </span>
        </Show>
      </div>
      <Show when={isQuiet()}>
        <p class="flex items-center gap-2 px-4 pb-3.5 sm:px-[1.1rem]">
          <Show
            when={differs()}
            fallback={
              <>
                <AgreeIcon class="size-[1.1rem] shrink-0 text-good" aria-hidden="true" />
                Both orders agree.
              </>
            }
          >
            Nothing waits for you. Where the orders differ below, it was left as it is, or both are
            about to be looked at.
          </Show>
        </p>
      </Show>
      <Show when={asks() > 0}>
        <ul class={list} aria-label="Waits for you">
          <For each={acts().asking}>{(act) => <AskingAct act={act} heir={() => head} />}</For>
          <For each={conflicts()}>
            {(shipment) => (
              <Show when={shipment.conflict}>
                {(conflict) => (
                  <ShipmentConflict
                    shipment={shipment}
                    conflict={conflict()}
                    storeName={props.order.storeName}
                    sourceStoreName={sourceOf(shipment.pushId)}
                    heir={() => head}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
      <Show when={acts().underWay.length > 0}>
        <h3 class="border-t border-line px-4 pt-3 text-[0.8125rem] font-medium text-quiet sm:px-[1.1rem]">
          Under way
        </h3>
        <ul class={list} aria-label="Under way">
          <For each={acts().underWay}>{(act) => <UnderWayAct act={act} />}</For>
        </ul>
      </Show>
      <SettledActs acts={acts().settled} />
    </section>
  );
}

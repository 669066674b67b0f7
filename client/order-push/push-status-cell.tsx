/** Where an order's push stands, why, how much of it stays, when it goes on, and where that is mended. */
import { For, type JSX, Show } from 'solid-js';
import type { PushedOrder } from '../trpc.ts';
import { NextTry } from '../ui/next-try.tsx';
import { MendLinks } from './mend-links.tsx';
import { PushStatusBadge } from './push-status-badge.tsx';
import { reasonSays } from './reason-words.ts';
import type { Trouble } from './troubles.ts';

/** A row is short: what else there is stands on the order's page. */
const mostReasons = 2;

export function PushStatusCell(props: {
  order: PushedOrder;
  troubles: readonly Trouble[];
}): JSX.Element {
  const reasons = () => {
    const { pushStatus, reasons: all } = props.order;
    if (pushStatus === 'success' && props.troubles.length === 0) return [];
    // That no line goes is said by what holds the lines.
    const closer = all.filter((kind) => kind !== 'no-line-qualifies');
    return closer.length > 0 ? closer : all;
  };
  const nextTry = () => props.troubles.find((trouble) => trouble.nextTryAt !== null)?.nextTryAt;
  const stay = () => (props.order.pushStatus === 'partial' ? props.order.heldUnits : 0);
  // Two numbers for one parcel: a choice, which is made on the order's page.
  const choice = () =>
    props.troubles.find(({ failureKind }) => failureKind === 'shipped-by-hand')?.failureKind;
  // Where there is an error to view, that says where it is mended.
  const toMend = () => (props.troubles.length === 0 ? reasons()[0] : choice());
  return (
    <>
      <PushStatusBadge status={props.order.pushStatus} />
      <div class="flex max-w-72 flex-col text-[0.8125rem] text-quiet not-empty:mt-1 max-sm:max-w-none max-sm:items-end">
        <Show when={stay() > 0}>
          <span>{stay() === 1 ? '1 unit stays' : `${stay()} units stay`}</span>
        </Show>
        <For each={reasons().slice(0, mostReasons)}>
          {(kind) => <span>{reasonSays(kind)}</span>}
        </For>
        <Show when={choice()}>{(kind) => <span>{reasonSays(kind())}</span>}</Show>
        <Show when={reasons().length > mostReasons}>
          <span>and {reasons().length - mostReasons} more</span>
        </Show>
        <Show when={nextTry()}>
          {(at) => (
            <span class="whitespace-nowrap">
              <NextTry at={at()} />
            </span>
          )}
        </Show>
        <Show when={toMend()}>
          {(kind) => (
            <MendLinks
              most={1}
              kind={kind()}
              about={aboutRow(props.order)}
              platformOrderId={props.order.platformOrderId}
            />
          )}
        </Show>
      </div>
    </>
  );
}

const aboutRow = (order: PushedOrder) => ({
  orderId: order.id,
  storeId: order.storeId,
  storeName: order.storeName,
  orderUrl: order.orderUrl,
  sku: order.pausedSku ?? undefined,
  sources: order.pushes.map((push) => ({
    name: push.sourceStoreName,
    adminUrl: `${push.sourceBaseUrl}/admin`,
  })),
});

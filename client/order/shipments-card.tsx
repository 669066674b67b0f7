/** The parcels of an order: carrier, number, what is in each, how far it is, and whether it was taken back (TR2, TR3). */
import { For, type JSX, Show } from 'solid-js';
import type { OrderPage, ShownShipment } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { Card } from '../ui/page.tsx';
import { failureOf } from '../words.ts';
import { ParcelBadges } from './parcel-badges.tsx';
import { linkedNumbers, noNumber, unitsText } from './shipment-words.ts';

export function ShipmentsCard(props: { order: OrderPage }): JSX.Element {
  return (
    <Show when={props.order.shipments.length > 0}>
      <Card title="Shipments">
        <ul class="divide-y divide-line">
          <For each={props.order.shipments}>
            {(shipment) => <Parcel order={props.order} shipment={shipment} />}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

function Parcel(props: { order: OrderPage; shipment: ShownShipment }): JSX.Element {
  const source = () =>
    props.order.pushes.find(({ id }) => id === props.shipment.pushId)?.sourceStoreName ??
    'The source store';
  const isTold = () => props.shipment.conflict === null && props.shipment.state !== 'created';
  return (
    <li class="px-4 py-3 sm:px-[1.1rem]">
      <div class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p class="min-w-0 wrap-anywhere">
          <Numbers shipment={props.shipment} />
        </p>
        <ParcelBadges shipment={props.shipment} />
      </div>
      <p class="wrap-anywhere">{unitsText(props.shipment.units)}</p>
      <p class="text-[0.8125rem] text-quiet wrap-anywhere">
        <Show
          when={props.shipment.takenBack}
          fallback={
            <>
              Shipped by {source()}
              <Show when={props.shipment.deliveryAt}>
                {(at) => (
                  <>
                    {' '}
                    · last news <Moment at={Date.parse(at())} />
                  </>
                )}
              </Show>
            </>
          }
        >
          {source()} cancelled it.{' '}
          {props.shipment.copied
            ? 'It still stands on the customer’s order.'
            : 'It does not stand on the customer’s order any more: its units are open again.'}
        </Show>
        <Show when={isTold() && props.shipment.failureKind}>
          {(kind) => <> · {failureOf(kind()).says}</>}
        </Show>
        <Show when={isTold() && props.shipment.failureKind}>
          <Show when={props.shipment.dueAt}>
            {(at) => (
              <>
                {' '}
                · <NextTry at={at()} />
              </>
            )}
          </Show>
        </Show>
      </p>
    </li>
  );
}

function Numbers(props: { shipment: ShownShipment }): JSX.Element {
  return (
    <>
      <Show when={props.shipment.carrier}>{(carrier) => <>{carrier()} </>}</Show>
      <span class="font-semibold">
        <For each={linkedNumbers(props.shipment)} fallback={noNumber}>
          {({ number, url }, at) => (
            <>
              {at() > 0 ? ', ' : ''}
              <Show when={url} fallback={number}>
                {(href) => <OutsideLink href={href()}>{number}</OutsideLink>}
              </Show>
            </>
          )}
        </For>
      </span>
    </>
  );
}

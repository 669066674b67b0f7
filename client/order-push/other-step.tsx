/** What a person or a store did about one push or its shipments, as a row among its tries. */
import type { JSX } from 'solid-js';
import { detailWords, eventWords } from '../../src/orders/order-event-words.ts';
import type { OrderPage } from '../trpc.ts';
import { When } from './when.tsx';

export const OtherStep = (props: { event: OrderPage['events'][number] }): JSX.Element => (
  <li class="flex flex-wrap gap-x-3 border-b border-line px-3 py-2 last:border-b-0">
    {/* Below the sign that opens a try. */}
    <span class="w-4 shrink-0" aria-hidden="true" />
    <When at={props.event.at} />
    <span class="font-medium">{eventWords[props.event.kind]}</span>
    <span class="text-quiet">{detailWords(props.event.kind, props.event.detail)}</span>
  </li>
);

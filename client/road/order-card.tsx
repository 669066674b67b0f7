/** One order on the road: who bought it where, what was decided, its pushes, what stays behind, its timeline. */
import { For, type JSX, Show } from 'solid-js';
import type { RoadOrder } from '../trpc.ts';
import { amountText } from '../ui/amount.ts';
import { Moment } from '../ui/moment.tsx';
import { decisionWords, detailWords, eventWords, holdWords } from '../words.ts';
import { PushRow } from './push-row.tsx';

export function OrderCard(props: { order: RoadOrder; onChanged: () => void }): JSX.Element {
  const notPushed = () =>
    props.order.decision && props.order.decision !== 'pushed'
      ? decisionWords[props.order.decision]
      : undefined;
  const cancelledAfterPush = () =>
    props.order.cancelledAt !== null && props.order.pushes.some((push) => push.state === 'created');
  return (
    <article class="card order" aria-labelledby={`order-${props.order.id}`}>
      <header>
        <h3 id={`order-${props.order.id}`}>
          {props.order.name} <span class="quiet">{props.order.storeName}</span>
        </h3>
        <p>
          <bdi>{props.order.customerName}</bdi>, {props.order.unitCount}{' '}
          {props.order.unitCount === 1 ? 'unit' : 'units'}, {amountText(props.order.total)},{' '}
          {props.order.payment.replace('-', ' ')}, {props.order.fulfillment.replace('-', ' ')}
        </p>
      </header>
      <Show when={notPushed()}>
        {(said) => (
          <p class="why">
            {said().says}. {said().next}
          </p>
        )}
      </Show>
      <Show when={cancelledAfterPush()}>
        <p class="why">
          It was cancelled here after it was pushed. Cancel it at the source store too: this version
          does not do that by itself.
        </p>
      </Show>
      <Show when={props.order.events.some((event) => event.kind === 'source-cancelled')}>
        <p class="why">
          The source store cancelled it, so nobody ships it. Cancel it here too, or ship it
          yourself: this version does neither by itself.
        </p>
      </Show>
      <For each={props.order.pushes}>
        {(push) => <PushRow push={push} onChanged={props.onChanged} />}
      </For>
      <Show when={props.order.held.length > 0}>
        <ul class="held">
          <For each={props.order.held}>
            {(line) => (
              <li>
                {line.quantity} × <bdi>{line.title}</bdi>{' '}
                <Show when={line.sku}>
                  <code>{line.sku}</code>
                </Show>{' '}
                stays: {holdWords[line.why].says}.{' '}
                <span class="quiet">{holdWords[line.why].next}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <details>
        <summary>Timeline</summary>
        <ol class="timeline">
          <For each={props.order.events}>
            {(event) => (
              <li>
                <Moment at={event.at} /> {eventWords[event.kind]}
                <span class="quiet">
                  {' '}
                  {detailWords(event.kind, event.detail)} · {event.actor}
                </span>
              </li>
            )}
          </For>
        </ol>
      </details>
    </article>
  );
}

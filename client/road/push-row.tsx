/** One push of an order: where it stands, why it does not go, and the shipments that came back. */
import { For, type JSX, Show } from 'solid-js';
import { type RoadPush, trpc } from '../trpc.ts';
import { pushStateWords, shipmentStateWords } from '../words.ts';
import { Trouble } from './trouble.tsx';

const signs = { ready: '…', creating: '…', created: '✓', failed: '✗', withdrawn: '–' } as const;

export function PushRow(props: { push: RoadPush; onChanged: () => void }): JSX.Element {
  return (
    <div class="push">
      <p>
        <strong class={`state ${props.push.state}`}>
          <span aria-hidden="true">{signs[props.push.state]} </span>
          {pushStateWords[props.push.state]}
        </strong>{' '}
        {props.push.sourceStoreName} {props.push.sourceOrderName ?? ''}
        <Show when={props.push.part > 1}> (part {props.push.part})</Show>
      </p>
      <Trouble
        row={props.push}
        retry={() => trpc.orderPush.retry.mutate({ pushId: props.push.id })}
        onChanged={props.onChanged}
      />
      <For each={props.push.shipments}>
        {(shipment) => (
          <>
            <p class="quiet">
              {shipment.tracking.company} {shipment.tracking.numbers.join(', ')}:{' '}
              {shipmentStateWords[shipment.state]}
            </p>
            <Trouble
              row={shipment}
              retry={() => trpc.orderPush.retryShipment.mutate({ shipmentId: shipment.id })}
              onChanged={props.onChanged}
            />
          </>
        )}
      </For>
    </div>
  );
}

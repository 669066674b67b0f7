/** One movement: when, why, what it did to what is free and to the source's level, and who did it. */
import { type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { movementWords, signed } from './stock-words.ts';
import type { Moved } from './types.ts';

export function MovementRow(props: {
  moved: Moved;
  /** The name of a store that acted; another actor's is its own. */
  storeName: (actor: string) => string;
}): JSX.Element {
  const shell = useShell();
  const delta = () => props.moved.freeAfter - props.moved.freeBefore;
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <Moment at={props.moved.at} />
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <span class="font-medium">{movementWords[props.moved.kind]}</span>
        <div class="max-w-80 text-[0.8125rem] wrap-anywhere text-quiet">
          <Show when={props.moved.orderId} fallback={props.moved.cause}>
            {(orderId) => (
              <a class="link" href={shell.to(`/order-push/${encodeURIComponent(orderId())}`)}>
                {props.moved.cause}
              </a>
            )}
          </Show>
        </div>
      </td>
      <td role="cell" data-label="Free" class="text-end whitespace-nowrap max-sm:text-start">
        <span class="font-medium">{signed(delta())}</span>
        <div class="text-[0.8125rem] text-quiet">
          {props.moved.freeBefore.toLocaleString('en')} →{' '}
          {props.moved.freeAfter.toLocaleString('en')}
        </div>
      </td>
      <td role="cell" data-label="At the source" class="text-end max-sm:text-start">
        {signed(props.moved.levelDelta)}
        <Show when={props.moved.levelDelta !== 0 && props.moved.locationName}>
          {(name) => <div class="text-[0.8125rem] text-quiet">{name()}</div>}
        </Show>
      </td>
      <td role="cell" data-label="By" class="wrap-anywhere max-sm:col-span-full">
        {props.storeName(props.moved.actor)}
      </td>
    </tr>
  );
}

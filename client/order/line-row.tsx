/** One line of an order: how much of it goes where, how much is shipped, and why the rest stays (OP6). */
import { For, type JSX, Show } from 'solid-js';
import FailedIcon from '~icons/lucide/circle-alert';
import PushedIcon from '~icons/lucide/circle-check';
import NotPushedIcon from '~icons/lucide/circle-minus';
import HeldIcon from '~icons/lucide/circle-pause';
import WaitsIcon from '~icons/lucide/clock';
import type { EffectState } from '../../src/effects/effect.ts';
import type { OrderPage } from '../trpc.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import type { Icon } from '../ui/icon.ts';
import { holdWords, linePushWords } from '../words.ts';

type Line = OrderPage['lines'][number];

const looks: Record<EffectState, { tone: Tone; icon: Icon }> = {
  ready: { tone: 'wait', icon: WaitsIcon },
  creating: { tone: 'wait', icon: WaitsIcon },
  created: { tone: 'good', icon: PushedIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  withdrawn: { tone: 'quiet', icon: NotPushedIcon },
};

export function LineRow(props: { line: Line }): JSX.Element {
  const pushed = () => props.line.pushed.filter((part) => part.state !== 'withdrawn');
  const removed = () => props.line.quantity - props.line.currentQuantity;
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <bdi class="font-medium wrap-anywhere">{props.line.title}</bdi>
        <Show when={props.line.sku} fallback={<div class="text-quiet">no SKU</div>}>
          <div class="font-mono text-[0.8125rem] text-quiet wrap-anywhere">{props.line.sku}</div>
        </Show>
      </td>
      <td role="cell" data-label="Ordered" class="text-end max-sm:text-start">
        {props.line.quantity}
        <Show when={removed() > 0}>
          <span class="text-quiet"> ({removed()} removed)</span>
        </Show>
      </td>
      <td role="cell" data-label="Shipped" class="text-end">
        {props.line.shippedQuantity}
      </td>
      <td role="cell" class="max-sm:col-span-full max-sm:mt-1">
        <div class="flex flex-col items-start gap-1.5">
          <For each={pushed()}>
            {(part) => (
              <div class="flex flex-wrap items-center gap-2">
                <Badge tone={looks[part.state].tone} icon={looks[part.state].icon}>
                  {linePushWords[part.state]}
                </Badge>
                <span>
                  {part.quantity} to {part.sourceStoreName}
                  {part.sourceOrderName ? `, ${part.sourceOrderName}` : ''}
                </span>
              </div>
            )}
          </For>
          <Show when={props.line.hold}>
            {(hold) => (
              <div>
                <div class="flex flex-wrap items-center gap-2">
                  <Badge tone={hold() === 'nothing-to-ship' ? 'quiet' : 'info'} icon={HeldIcon}>
                    Not pushed
                  </Badge>
                  <span>
                    {props.line.heldQuantity === 1 ? '1 stays' : `${props.line.heldQuantity} stay`}:{' '}
                    {holdWords[hold()].says}
                  </span>
                </div>
                <p class="mt-0.5 text-[0.8125rem] text-quiet">{holdWords[hold()].next}</p>
              </div>
            )}
          </Show>
          <Show when={pushed().length === 0 && !props.line.hold}>
            <Badge tone="quiet" icon={NotPushedIcon}>
              Not pushed
            </Badge>
          </Show>
        </div>
      </td>
    </tr>
  );
}

/** One line of an order: how much of it goes where, how much is shipped, and why the rest stays (OP6). */
import { For, type JSX, Show } from 'solid-js';
import NotPushedIcon from '~icons/lucide/circle-minus';
import HeldIcon from '~icons/lucide/circle-pause';
import { LineCell } from '../order-push/line-cell.tsx';
import type { MendAbout } from '../order-push/mend.ts';
import { MendLinks } from '../order-push/mend-links.tsx';
import { PushStateBadge } from '../order-push/push-state-badge.tsx';
import type { OrderPage } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { holdWords } from '../words.ts';

type Line = OrderPage['lines'][number];

/** @param props `about`: the order, for where what holds the line is mended */
export function LineRow(props: { line: Line; about: MendAbout }): JSX.Element {
  const pushed = () => props.line.pushed.filter((part) => part.state !== 'withdrawn');
  const removed = () => props.line.quantity - props.line.currentQuantity;
  return (
    <tr role="row">
      <LineCell line={props.line} />
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
                <PushStateBadge ofLine state={part.state} />
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
                <p class="mt-0.5 text-[0.8125rem] text-quiet">
                  {holdWords[hold()].next} <MendLinks kind={hold()} about={props.about} />
                </p>
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

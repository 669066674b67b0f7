/** What became of Push Order: where the order is, followed until it is there. */
import { createEffect, type JSX, on, onMount } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import FailedIcon from '~icons/lucide/circle-alert';
import DoneIcon from '~icons/lucide/circle-check';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { type PushMade, pushedWords } from './pushed-words.ts';
import type { Pushed } from './types.ts';

export function PushedResult(props: {
  pushed: Pushed;
  orderName: string;
  /** The source order is there, or failed: a preview of before is old. */
  settled: () => void;
  /** Pushes another one. */
  another: () => void;
}): JSX.Element {
  const shell = useShell();
  const order = createReading(() => {
    const { orderId } = props.pushed;
    return { key: ['order', orderId], read: () => trpc.orders.get.query({ orderId }) };
  });
  const pushes = (): readonly PushMade[] =>
    order.data?.pushes.filter(({ state }) => state !== 'withdrawn') ?? props.pushed.pushes;
  const hasFailed = () => pushes().some(({ state }) => state === 'failed');
  const isSettled = () =>
    pushes().length > 0 &&
    pushes().every(({ state, sourceOrderName }) => state === 'failed' || sourceOrderName !== null);
  createEffect(
    on(isSettled, (settled) => {
      if (settled) props.settled();
    }),
  );
  let box: HTMLElement | undefined;
  onMount(() => box?.focus());
  return (
    <section
      ref={(made) => {
        box = made;
      }}
      tabIndex={-1}
      aria-label="What became of it"
      class={`flex flex-col gap-3 rounded-lg px-4 py-3 ${
        hasFailed() ? 'bg-bad-soft text-bad' : 'bg-good-soft text-good'
      }`}
    >
      <p role="status" class="flex items-start gap-2 font-medium">
        <Dynamic
          component={hasFailed() ? FailedIcon : DoneIcon}
          class="mt-0.5 size-4 shrink-0"
          aria-hidden="true"
        />
        {pushedWords(props.orderName, props.pushed.outcome, pushes())}
      </p>
      <div class="flex flex-wrap items-center gap-3">
        <a
          class="font-medium underline"
          href={shell.to(`/order-push/${encodeURIComponent(props.pushed.orderId)}`)}
        >
          See the order
        </a>
        <Button small onClick={() => props.another()}>
          Push another one
        </Button>
      </div>
    </section>
  );
}

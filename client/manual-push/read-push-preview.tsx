/** Reads whether an order would push from its store, and shows it: for a dialog that asks "would it push?" (OP14). */
import { type JSX, onMount, Show } from 'solid-js';
import type { PushPreview as Preview } from '../../src/order-push/preview.ts';
import { createAsking } from '../asking.ts';
import { trpc } from '../trpc.ts';
import { SkeletonRows, Unread } from '../ui/states.tsx';
import { PushPreview } from './push-preview.tsx';

/** An order of ours, or one whose webhook may never have come. */
export type PreviewOf =
  | { orderId: string }
  | { destinationStoreId: string; platformOrderId: string };

export function ReadPushPreview(props: { of: PreviewOf }): JSX.Element {
  const asking = createAsking<Preview>();
  const ask = () => void asking.ask(() => trpc.manualPush.preview.query(props.of));
  onMount(ask);
  return (
    <Show
      when={asking.data}
      fallback={
        <Show when={asking.problem} fallback={<SkeletonRows rows={4} what="the order" />}>
          {(problem) => <Unread problem={problem()} again={ask} />}
        </Show>
      }
    >
      {(preview) => <PushPreview preview={preview()} />}
    </Show>
  );
}

/** Where a store's own page leads to: finds the order it is about, whichever of both stores it is from, and opens it. */
import { useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, type JSX, Show } from 'solid-js';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { SkeletonRows, Unread } from '../ui/states.tsx';
import { Missing } from './not-found.tsx';

export default function FindPage(): JSX.Element {
  const [params] = useSearchParams<{ shop?: string; order?: string }>();
  const navigate = useNavigate();
  const found = createReading(() => {
    const input = { shop: params.shop ?? '', order: params.order ?? '' };
    return { key: ['find', input], read: () => trpc.orders.find.query(input) };
  });
  createEffect(() => {
    const { data } = found;
    if (data) navigate(`/order-push/${encodeURIComponent(data.orderId)}`, { replace: true });
  });
  return (
    <Show
      when={found.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="Not found">{found.problem?.says}</Missing>}
    >
      <Page title="Finding the order">
        <div class="card">
          <Show when={found.problem} fallback={<SkeletonRows rows={3} what="the order" />}>
            {(problem) => <Unread problem={problem()} again={found.again} />}
          </Show>
        </div>
      </Page>
    </Show>
  );
}

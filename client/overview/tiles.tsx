/** Four numbers of the last day and of now. */
import { type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import type { Overview } from '../trpc.ts';
import { now } from '../ui/clock.ts';
import { durationText } from '../ui/time-words.ts';
import { failureOf } from '../words.ts';

export function Tiles(props: { overview: Overview | undefined }): JSX.Element {
  const shell = useShell();
  const failed = () => {
    const { overview } = props;
    return overview && overview.failedPushes + overview.failedShipments;
  };
  return (
    <div class="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile name="Pushed in 24 hours" value={props.overview?.pushed24h} />
      <Tile name="Tracking back in 24 hours" value={props.overview?.returned24h} />
      <Tile
        name="Failed, need you"
        value={failed()}
        bad={(failed() ?? 0) > 0}
        href={shell.to('/order-push')}
      />
      <Tile
        name="Oldest waiting"
        value={
          props.overview &&
          (props.overview.oldestWaiting
            ? durationText(now() - props.overview.oldestWaiting.since)
            : 'None')
        }
        href={
          props.overview?.oldestWaiting
            ? shell.to(`/order-push/${encodeURIComponent(props.overview.oldestWaiting.orderId)}`)
            : undefined
        }
        note={
          <Show when={props.overview?.oldestWaiting}>
            {(oldest) => (
              <>
                {oldest().orderName}, {oldest().storeName}
                <Show when={oldest().failureKind}>{(kind) => <>: {failureOf(kind()).says}</>}</Show>
              </>
            )}
          </Show>
        }
      />
    </div>
  );
}

function Tile(props: {
  name: string;
  value: number | string | undefined;
  bad?: boolean;
  href?: string | undefined;
  note?: JSX.Element;
}): JSX.Element {
  const shown = () =>
    typeof props.value === 'number' ? props.value.toLocaleString('en') : props.value;
  const number = () => (
    <Show
      when={props.value !== undefined}
      fallback={<span class="skeleton mt-1 block h-7 w-16" aria-hidden="true" />}
    >
      <span class={`text-2xl font-semibold tracking-tight ${props.bad ? 'text-bad' : ''}`}>
        {shown()}
      </span>
    </Show>
  );
  return (
    <div class="card px-4 py-3" aria-busy={props.value === undefined}>
      <h2 class="text-[0.8125rem] text-quiet">{props.name}</h2>
      <p class="min-h-9">
        <Show when={props.value !== undefined && props.href} fallback={number()}>
          {(href) => (
            <a class="hover:underline" href={href()}>
              {number()}
            </a>
          )}
        </Show>
      </p>
      <p class="text-[0.8125rem] text-quiet empty:hidden">{props.note}</p>
    </div>
  );
}

/** How many slips are there, and which orders are missing, each with its reason and Try again. Not printed. */
import { For, type JSX, Show } from 'solid-js';
import RetryIcon from '~icons/lucide/refresh-cw';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { Slips } from './slips.ts';

export function SlipsProgress(props: {
  slips: Slips;
  nameOf: (pushId: string) => string | undefined;
}): JSX.Element {
  const count = () => props.slips.all.length;
  const done = () =>
    props.slips.all.filter(({ state }) => state.kind === 'ready' || state.kind === 'failed').length;
  /** How long stores ask to wait; 0 where none does. */
  const waits = () =>
    Math.max(
      0,
      ...props.slips.all.map(({ state }) => (state.kind === 'asked-to-wait' ? state.seconds : 0)),
    );
  const says = () => `${done()} of ${count()} read from the stores`;
  const failed = () =>
    props.slips.all.flatMap(({ pushId, state }, at) =>
      state.kind === 'failed'
        ? [
            {
              pushId,
              says: state.says,
              name: props.nameOf(pushId) ?? `Slip ${at + 1} of ${count()}`,
            },
          ]
        : [],
    );
  return (
    <div class="no-print">
      <div role="status" class="empty:hidden">
        <Show when={done() < count()}>
          <div class="card mb-4 px-4 py-3">
            <p class="mb-2">
              {says()}
              <Show when={waits() > 0} fallback=" …">
                . A store asks to wait {waits()} s: this goes on by itself then.
              </Show>
            </p>
            <ProgressBar label="Packing slips" done={done()} total={count()} says={says()} />
          </div>
        </Show>
      </div>
      <Show when={waits() > 0}>
        <div class="mb-4">
          <Button small icon={RetryIcon} onClick={() => props.slips.again()}>
            Try again now
          </Button>
        </div>
      </Show>
      <Show when={failed().length > 0}>
        <section
          role="alert"
          aria-label="Slips that are missing"
          class="card mb-4 overflow-hidden border-bad"
        >
          <div class="flex flex-wrap items-center justify-between gap-2 bg-bad-soft px-4 py-2 text-bad">
            <p class="font-medium">
              {failed().length === 1 ? '1 slip is missing' : `${failed().length} slips are missing`}
            </p>
            <Show when={failed().length > 1}>
              <Button small icon={RetryIcon} onClick={() => props.slips.again()}>
                Try all again
              </Button>
            </Show>
          </div>
          <ul>
            <For each={failed()}>
              {(one) => (
                <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-2">
                  <span class="min-w-0 wrap-anywhere">
                    <span class="font-medium">{one.name}</span>: {one.says}
                  </span>
                  <Button small icon={RetryIcon} onClick={() => props.slips.again(one.pushId)}>
                    Try again
                    <span class="sr-only"> for {one.name}</span>
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  );
}

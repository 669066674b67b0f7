/** A run that was started on this page: how far it is, and what became of its orders. It goes on without the page. */
import { createEffect, type JSX, on, Show } from 'solid-js';
import type { BulkKind } from '../../src/order-push/bulk/bulk.ts';
import { doneOf } from '../bulk/bulk-words.ts';
import { createReading } from '../reading.ts';
import { readWhileRunning } from '../reconciling/runs.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { outcomeWords, underWayWords, whyWords } from './run-words.ts';
import type { StartedBulk } from './types.ts';

export function BulkProgress(props: {
  run: StartedBulk;
  kind: BulkKind;
  /** What was done before it, such as `Saved.` */
  lead?: string;
  /** Called once, when it is over. */
  done?: () => void;
}): JSX.Element {
  const shell = useShell();
  const reading = createReading(() => ({
    key: ['bulk', props.run.id],
    read: () => trpc.bulk.get.query({ id: props.run.id }),
  }));
  /** Cancelled elsewhere, what is under way still goes on to its end. */
  const isOver = () =>
    reading.data !== undefined &&
    reading.data.state !== 'running' &&
    reading.data.counts.working === 0;
  readWhileRunning(() => !isOver(), reading.again);
  createEffect(
    on(isOver, (over) => {
      if (over) props.done?.();
    }),
  );
  const whys = () => whyWords(reading.data?.orders ?? []);
  return (
    <div class="flex min-w-0 flex-1 flex-col gap-2">
      <p role="status">
        {props.lead ? `${props.lead} ` : ''}
        <Show when={isOver() && reading.data} fallback={underWayWords(props.kind, props.run.total)}>
          {(run) => outcomeWords(props.kind, run().counts)}
        </Show>
      </p>
      <Show
        when={isOver()}
        fallback={
          <ProgressBar
            label={underWayWords(props.kind, props.run.total)}
            done={reading.data ? doneOf(reading.data) : 0}
            total={reading.data?.total ?? null}
            says={reading.data ? `${doneOf(reading.data)} of ${reading.data.total}` : ''}
          />
        }
      >
        <Show when={whys().length > 0}>
          <p class="text-[0.8125rem] text-quiet">{whys().join(' · ')}</p>
        </Show>
        <p>
          <a class="link" href={shell.to('/order-push')}>
            See them on Order Push
          </a>
        </p>
      </Show>
      <Show when={!isOver() && reading.problem}>
        {(problem) => <p class="text-[0.8125rem] text-wait">{problem().says}</p>}
      </Show>
    </div>
  );
}

/** The newest import of one store in a setup: how far it is, Cancel, or why it failed and Try again. */
import { type JSX, Show } from 'solid-js';
import RetryIcon from '~icons/lucide/refresh-cw';
import CancelIcon from '~icons/lucide/x';
import { createReading } from '../reading.ts';
import { RunProblem } from '../reconciling/run-problem.tsx';
import {
  doneWords,
  rateWords,
  stepTold,
  timeLeftWords,
  totalOf,
} from '../reconciling/run-words.ts';
import { readWhileRunning } from '../reconciling/runs.ts';
import type { Run } from '../reconciling/types.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { SetupActs } from './setup-acts.ts';
import type { Setup } from './types.ts';

export function ImportProgress(props: {
  imported: Setup['imports'][number];
  acts: Pick<SetupActs, 'busy' | 'cancelImport' | 'importAgain'>;
}): JSX.Element {
  const run = createReading(() => {
    const { runId: id } = props.imported;
    return { key: ['import', id], read: () => trpc.reconciles.run.query({ id }) };
  });
  readWhileRunning(
    () => props.imported.state === 'running',
    () => run.again(),
  );
  return (
    <Show when={props.imported.state !== 'done'}>
      <section
        class="flex flex-col gap-2 rounded-lg bg-sunken px-4 py-3"
        aria-label={`Import of ${props.imported.name}`}
      >
        <Show
          when={props.imported.state === 'running'}
          fallback={
            <div class="flex flex-wrap items-center justify-between gap-3">
              <div class="min-w-0">
                <p class="font-medium text-bad">
                  {props.imported.name} was not read to the end
                  {props.imported.state === 'cancelled' ? ': it was cancelled' : ''}. What was read
                  stays.
                </p>
                <Show when={run.data}>{(read) => <RunProblem run={read()} />}</Show>
              </div>
              <Button
                icon={RetryIcon}
                busy={props.acts.busy()}
                onClick={() => void props.acts.importAgain(props.imported.storeId)}
              >
                Try again
                <span class="sr-only"> to read {props.imported.name}</span>
              </Button>
            </div>
          }
        >
          <div class="flex flex-wrap items-center justify-between gap-3">
            <p>
              <span class="font-medium">{props.imported.name}</span>{' '}
              <span role="status">{run.data ? stepTold(run.data) : 'is being read.'}</span>
            </p>
            <Button
              small
              icon={CancelIcon}
              busy={props.acts.busy()}
              onClick={() => void props.acts.cancelImport(props.imported.runId)}
            >
              Cancel
              <span class="sr-only"> reading {props.imported.name}</span>
            </Button>
          </div>
          <Show when={run.data}>{(read) => <Far run={read()} name={props.imported.name} />}</Show>
          <p class="text-[0.8125rem] text-quiet">You may leave this page: it goes on by itself.</p>
        </Show>
      </section>
    </Show>
  );
}

function Far(props: { run: Run; name: string }): JSX.Element {
  const total = () => totalOf(props.run);
  const pace = () =>
    [
      doneWords(props.run),
      rateWords(props.run.perSecond),
      timeLeftWords(total() === null ? null : props.run.secondsLeft),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <ProgressBar
        label={`Reading ${props.name}`}
        done={props.run.done}
        total={total()}
        says={doneWords(props.run)}
      />
      <Show when={pace()}>{(words) => <p class="text-[0.8125rem] text-quiet">{words()}</p>}</Show>
      <RunProblem run={props.run} />
    </>
  );
}

/** One run of reconciling, with every drift it found (RC1), or one import: its progress or its report. */
import { useParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import ReconcileIcon from '~icons/lucide/refresh-cw';
import { createReading } from '../reading.ts';
import { DriftsCard } from '../reconciling/drifts-card.tsx';
import { ReportFacts } from '../reconciling/report-facts.tsx';
import { RunProblem } from '../reconciling/run-problem.tsx';
import { RunProgress } from '../reconciling/run-progress.tsx';
import { RunStateBadge } from '../reconciling/run-state-badge.tsx';
import { askedWords, endTold, kindWords, workTold } from '../reconciling/run-words.ts';
import { createStart, readWhileRunning } from '../reconciling/runs.ts';
import type { Run } from '../reconciling/types.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Card, Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';
import { durationText } from '../ui/time-words.ts';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function RunPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const shell = useShell();
  const start = createStart();
  const run = createReading(() => {
    const { id } = params;
    return { key: ['reconcile', id], read: () => trpc.reconciles.run.query({ id }) };
  });
  const isRunning = () => run.data?.state === 'running';
  readWhileRunning(
    () => isRunning() || (run.data?.report.waiting ?? 0) > 0,
    () => run.again(),
  );
  let againButton: HTMLElement | undefined;
  return (
    <Show
      when={run.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such report">{run.problem?.says}</Missing>}
    >
      <Page
        title={run.data ? `${workTold(run.data.kind).doing} ${run.data.store.name}` : 'Reconciling'}
        lead={<Show when={run.data}>{(read) => <About run={read()} />}</Show>}
        above={
          <a class="link inline-flex items-center gap-1.5" href={shell.to('/reconciling')}>
            <BackIcon class="size-4" aria-hidden="true" />
            Reconciling
          </a>
        }
        actions={
          <Show when={run.data}>
            {(read) => (
              <Button
                ref={(button) => {
                  againButton = button;
                }}
                icon={ReconcileIcon}
                busy={start.busy() || isRunning()}
                onClick={() => {
                  const { store, kind } = read();
                  if (!isRunning()) void start.run({ storeId: store.id, kind });
                }}
              >
                {workTold(read().kind).again}
              </Button>
            )}
          </Show>
        }
      >
        <Outdated problem={run.data && run.problem} again={run.again} />
        <WhenRead reading={run} rows={6} what="the report" bringsCards>
          {(read) => (
            <>
              <Card title={isRunning() ? 'Under way' : 'Report'} class="mb-6">
                <div class="flex flex-col gap-4 px-4 pb-4 sm:px-[1.1rem]">
                  <Show when={isRunning()} fallback={<Ended run={read()} />}>
                    <RunProgress run={read()} leaveFocusTo={() => againButton} />
                  </Show>
                  <ReportFacts run={read()} />
                </div>
              </Card>
              <Show when={read().kind !== 'catalogue'}>
                <DriftsCard run={read()} />
              </Show>
            </>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

/** What was compared or read, for whom, and when. */
function About(props: { run: Run }): JSX.Element {
  return (
    <p>
      {kindWords[props.run.kind].name}: {kindWords[props.run.kind].says}, begun{' '}
      <Moment at={props.run.startedAt} />, {askedWords(props.run.askedBy)}
      <Show when={props.run.finishedAt}>
        {(end) => <>; it took {durationText(end() - props.run.startedAt)}</>}
      </Show>
      .
    </p>
  );
}

function Ended(props: { run: Run }): JSX.Element {
  return (
    <div class="flex flex-col gap-1" role="status">
      <div class="flex flex-wrap items-center gap-3">
        <RunStateBadge state={props.run.state} />
        <span class="text-quiet">{endTold(props.run)}</span>
      </div>
      <RunProblem run={props.run} />
    </div>
  );
}

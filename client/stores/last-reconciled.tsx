/** When a store was reconciled last, and Reconcile; its report is a link away. */
import { type JSX, Show } from 'solid-js';
import ReconcileIcon from '~icons/lucide/refresh-cw';
import { runPath } from '../reconciling/run-path.ts';
import { createStart } from '../reconciling/runs.ts';
import type { ReconciledStore } from '../reconciling/types.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';

/** @param props `reconciled`: undefined until it is known */
export function LastReconciled(props: {
  storeId: string;
  name: string;
  reconciled: ReconciledStore | undefined;
}): JSX.Element {
  const shell = useShell();
  const start = createStart();
  const last = () => {
    const { lastChangedAt = null, lastEverythingAt = null } = props.reconciled ?? {};
    return Math.max(lastChangedAt ?? 0, lastEverythingAt ?? 0) || undefined;
  };
  const runningId = () => props.reconciled?.runningId ?? undefined;
  const isBusy = () => start.busy() || runningId() !== undefined;
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line pt-3">
      <p class="text-quiet">
        <Show
          when={runningId()}
          fallback={
            <Show when={last()} fallback="Not reconciled yet">
              {(at) => (
                <>
                  Last reconciled{' '}
                  <a class="link" href={shell.to('/reconciling')}>
                    <Moment at={at()} />
                  </a>
                </>
              )}
            </Show>
          }
        >
          {(id) => (
            <>
              Being reconciled:{' '}
              <a class="link" href={shell.to(runPath(id()))}>
                see how far it is
              </a>
            </>
          )}
        </Show>
      </p>
      <Button
        small
        icon={ReconcileIcon}
        busy={isBusy()}
        onClick={() => {
          if (!isBusy()) void start.run({ storeId: props.storeId, kind: 'everything' });
        }}
      >
        Reconcile
        <span class="sr-only"> {props.name}</span>
      </Button>
    </div>
  );
}

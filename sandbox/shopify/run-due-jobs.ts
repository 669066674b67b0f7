// Finishes the asynchronous jobs of a store whose time has come.
import { finishCancel } from './actions/cancel-order.ts';
import { routeOrder } from './actions/create-order.ts';
import { type BulkSurroundings, beginBulk, endBulk } from './bulk/bulk-jobs.ts';
import type { JobRecord } from './records.ts';
import type { State } from './state.ts';

const waiting = ({ done }: JobRecord) => !done;

/** @returns how many were finished, each in a transaction of its own; one may bring about another that is due as well */
export function runDueJobs(surroundings: BulkSurroundings): number {
  const { state } = surroundings;
  let finished = 0;
  for (;;) {
    const due = state.jobs.where((job) => waiting(job) && job.dueAt <= state.now());
    if (due.length === 0) return finished;
    for (const job of due)
      state.transaction(() => {
        work(surroundings, job);
        state.jobs.put({ ...job, done: true });
      });
    finished += due.length;
  }
}

function work(surroundings: BulkSurroundings, { work: of, dueAt }: JobRecord): void {
  if (of.kind === 'cancelOrder') finishCancel(surroundings.state, of.orderId, of.cancel);
  else if (of.kind === 'routeOrder') routeOrder(surroundings.state, of.orderId);
  else if (of.kind === 'beginBulk') beginBulk(surroundings, of.operationId, dueAt);
  else if (of.kind === 'endBulk') endBulk(surroundings, of.operationId);
}

/** @returns ms of the earliest unfinished job */
export function nextJobAt(state: State): number | undefined {
  const times = state.jobs.where(waiting).map(({ dueAt }) => dueAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

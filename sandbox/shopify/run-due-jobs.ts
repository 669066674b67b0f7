// Finishes the asynchronous jobs of a store whose time has come.
import { finishCancel } from './actions/cancel-order.ts';
import type { JobRecord } from './records.ts';
import type { State } from './state.ts';

const waiting = ({ done }: JobRecord) => !done;

/** @returns how many were finished, each in a transaction of its own */
export function runDueJobs(state: State): number {
  const due = state.jobs.where((job) => waiting(job) && job.dueAt <= state.now());
  for (const job of due)
    state.transaction(() => {
      if (job.work.kind === 'cancelOrder') finishCancel(state, job.work.orderId, job.work.cancel);
      state.jobs.put({ ...job, done: true });
    });
  return due.length;
}

/** @returns ms of the earliest unfinished job */
export function nextJobAt(state: State): number | undefined {
  const times = state.jobs.where(waiting).map(({ dueAt }) => dueAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

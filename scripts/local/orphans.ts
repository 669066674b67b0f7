// workerd outlives a starter that got SIGKILL (workerd issue 4114): these find ours while we live and end it after.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './is-running.ts';

/** The ids of the workerd processes this process started; empty where the system has no /proc. */
export function ownWorkerds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => startedBy(pid) === process.pid && isWorkerd(pid));
  } catch {
    return [];
  }
}

/** Ends those of `pids` that are still a workerd, and waits up to two seconds until they are gone. */
export async function endOrphans(pids: readonly number[]): Promise<void> {
  const left = pids.filter((pid) => isRunning(pid) && isWorkerd(pid));
  for (const pid of left) process.kill(pid, 'SIGTERM');
  for (let tries = 0; tries < 20 && left.some(isRunning); tries += 1) await sleep(100);
}

function isWorkerd(pid: number): boolean {
  return read(`/proc/${pid}/comm`).trim() === 'workerd';
}

/** The fourth field of /proc/<pid>/stat, behind a name in brackets that may itself hold blanks. */
function startedBy(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

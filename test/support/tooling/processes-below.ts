// Which processes a command started, directly or through others.
import { readdirSync, readFileSync } from 'node:fs';

export type RunningProcess = { pid: number; startedBy: number; name: string };

/** Every process below `pid` in the tree of processes, read from /proc; empty where the system has none. */
export function processesBelow(pid: number): RunningProcess[] {
  const all = runningProcesses();
  const below = (above: number): RunningProcess[] =>
    all
      .filter(({ startedBy }) => startedBy === above)
      .flatMap((process) => [process, ...below(process.pid)]);
  return below(pid);
}

/** The processes of `earlier` that still run: the same id and the same name. */
export function stillRunning(earlier: readonly RunningProcess[]): RunningProcess[] {
  const now = runningProcesses();
  return earlier.filter((one) => now.some(({ pid, name }) => pid === one.pid && name === one.name));
}

function runningProcesses(): RunningProcess[] {
  try {
    return readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? readProcess(entry) : []));
  } catch {
    return [];
  }
}

function readProcess(entry: string): RunningProcess[] {
  try {
    const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const [state, startedBy] = stat.slice(end + 2).split(' ');
    // A zombie ended already and only waits to be counted.
    if (state === 'Z') return [];
    const name = stat.slice(stat.indexOf('(') + 1, end);
    return [{ pid: Number(entry), startedBy: Number(startedBy), name }];
  } catch {
    return [];
  }
}

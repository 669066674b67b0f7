// Runs one of the project's commands as a person would, in a process of its own, and reads what it prints.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../../scripts/shared/project-root.ts';

export type Command = {
  pid: number;
  printed: () => string;
  /** Waits until `text` was printed; throws with everything printed where the command ends or time is up. */
  prints: (text: string, withinMs: number) => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
  /** The exit code, once it ended; throws where it does not within `withinMs`. */
  ends: (withinMs: number) => Promise<number | null>;
};

/** Starts `node scripts/bootstrap.mjs <command> <words>`. */
export function runCommand(command: string, words: readonly string[]): Command {
  const running: ChildProcess = spawn(
    process.execPath,
    [join(projectRoot, 'scripts', 'bootstrap.mjs'), command, ...words],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const keep = (piece: Buffer) => {
    printed += piece.toString('utf8');
  };
  running.stdout?.on('data', keep);
  running.stderr?.on('data', keep);
  const until = async (holds: () => boolean, withinMs: number, awaited: string) => {
    const deadline = performance.now() + withinMs;
    while (!holds()) {
      const ended = running.exitCode !== null || running.signalCode !== null;
      if (performance.now() > deadline || (ended && awaited.startsWith('"'))) {
        throw new Error(`npm ${command} never reached ${awaited}. It printed:\n${printed}`);
      }
      await sleep(50);
    }
  };
  return {
    pid: running.pid ?? 0,
    printed: () => printed,
    prints: (text, withinMs) => until(() => printed.includes(text), withinMs, `"${text}"`),
    signal: (signal) => running.kill(signal),
    ends: async (withinMs) => {
      const ended = () => running.exitCode !== null || running.signalCode !== null;
      await until(ended, withinMs, 'its end');
      return running.exitCode;
    },
  };
}

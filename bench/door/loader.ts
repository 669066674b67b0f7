/** The process that sends, and asking it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadAsked, LoadSeen } from './asked.ts';

export type Loader = {
  /** Rejects where a connection was lost. */
  load: (asked: LoadAsked) => Promise<LoadSeen>;
  close: () => void;
};

/** Starts the process. One load at a time. */
export function openLoader(): Loader {
  const sending = fork(join(import.meta.dirname, 'load.ts'), { stdio: 'inherit' });
  return {
    load: (asked) =>
      new Promise((resolve, reject) => {
        sending.once('message', (seen: LoadSeen | { failed: string }) => {
          if ('failed' in seen) reject(new Error(seen.failed));
          else resolve(seen);
        });
        sending.send(asked);
      }),
    close: () => void sending.kill('SIGTERM'),
  };
}

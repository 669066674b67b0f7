// Runs another program to its end, keeping what it printed.
import { spawn } from 'node:child_process';
import { offlineEnvironment } from './offline-environment.ts';
import { projectRoot } from './project-root.ts';

export type ProgramOutcome = { code: number; output: string };

/**
 * Runs `program` with `words` in the project's folder. `shown` lets its output through to this terminal instead of
 * collecting it. Answers its exit code (128 where a signal ended it); rejects only where it cannot be started.
 */
export function runProgram(
  program: string,
  words: readonly string[],
  options: { shown?: boolean; environment?: NodeJS.ProcessEnv } = {},
): Promise<ProgramOutcome> {
  return new Promise((resolve, reject) => {
    const running = spawn(program, [...words], {
      cwd: projectRoot,
      env: options.environment ?? offlineEnvironment(),
      stdio: options.shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const pieces: string[] = [];
    running.stdout?.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
    running.stderr?.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
    running.on('error', reject);
    running.on('close', (code) => resolve({ code: code ?? 128, output: pieces.join('') }));
  });
}

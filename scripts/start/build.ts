// Builds what runs: the dashboard with vite into dist/client, the worker with wrangler (bundled, not deployed) into
// dist/worker. A part whose inputs did not change since its last build is left as it is.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { offlineEnvironment } from '../shared/offline-environment.ts';
import { projectRoot } from '../shared/project-root.ts';
import { runProgram } from '../shared/run-program.ts';
import { tool } from '../shared/tool.ts';
import { inputHash } from './input-hash.ts';

type Part = {
  name: string;
  folders: string[];
  files: string[];
  result: string;
  command: [string, ...string[]];
};

const parts: Record<'client' | 'worker', Part> = {
  client: {
    name: 'the dashboard',
    folders: ['client', 'src', 'worker', 'db'],
    files: ['package-lock.json', 'vite.config.ts', 'tsconfig.json'],
    result: 'dist/client/index.html',
    command: ['vite', 'build', '--logLevel', 'warn'],
  },
  worker: {
    name: 'the worker',
    folders: ['worker', 'src', 'db'],
    files: ['package-lock.json', 'wrangler.toml', 'tsconfig.json'],
    result: 'dist/worker/index.js',
    command: ['wrangler', 'deploy', '--dry-run', '--outdir', 'dist/worker'],
  },
};

/** Builds the dashboard and the worker where needed. Throws with the tool's own output where a build fails. */
export async function build(): Promise<void> {
  // One after the other: wrangler looks into dist/client, which vite empties first.
  await buildPart(parts.client);
  await buildPart(parts.worker);
}

/** Builds only the worker, for development, where vite serves the dashboard itself. */
export async function buildWorker(): Promise<void> {
  await mkdir(join(projectRoot, 'dist', 'client'), { recursive: true });
  await buildPart(parts.worker);
}

async function buildPart(part: Part): Promise<void> {
  const markPath = join(projectRoot, `dist/${part.command[0]}-inputs.sha256`);
  const hash = await inputHash(part);
  const built = existsSync(join(projectRoot, part.result)) && existsSync(markPath);
  if (built && (await readFile(markPath, 'utf8')) === hash) return;
  await rm(markPath, { force: true });
  const [program, ...words] = part.command;
  // Whoever builds, a test too, gets what merchants run: libraries keep their warnings for developers elsewhere.
  const environment = { ...offlineEnvironment(), NODE_ENV: 'production' };
  const outcome = await runProgram(tool(program), words, { environment });
  if (outcome.code !== 0) {
    throw new Error(`Building ${part.name} failed:\n${outcome.output.trim()}`);
  }
  await mkdir(join(projectRoot, 'dist'), { recursive: true });
  await writeFile(markPath, hash);
}

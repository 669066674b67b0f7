// Builds the dashboard beside the one that runs, and holds what each page loads before first data against the budgets.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../shared/project-root.ts';
import { type ProgramOutcome, runProgram } from '../shared/run-program.ts';
import { tool } from '../shared/tool.ts';
import { firstLoadKb, firstLoads, type Manifest, styleKb } from './first-load.ts';

const folder = join(projectRoot, 'dist', 'checked-client');

/** Answers code 0 and the largest page where every page keeps within the budgets, else which does not. */
export async function checkClient(): Promise<ProgramOutcome> {
  const built = await runProgram(tool('vite'), [
    'build',
    '--logLevel',
    'warn',
    '--manifest',
    'manifest.json',
    '--outDir',
    folder,
  ]);
  if (built.code !== 0) return built;
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const sizes = new Map<string, number>();
  const kbOf = async (files: string[]) => {
    let bytes = 0;
    for (const file of files) {
      const known = sizes.get(file) ?? gzipSync(await readFile(join(folder, file))).byteLength;
      sizes.set(file, known);
      bytes += known;
    }
    return bytes / 1000;
  };
  const rows: { page: string; scripts: number; styles: number }[] = [];
  for (const { page, scripts, styles } of firstLoads(manifest))
    rows.push({ page, scripts: await kbOf(scripts), styles: await kbOf(styles) });
  if (rows.length === 0) return { code: 1, output: 'The build has no pages to measure.' };
  const lines = rows.map(
    ({ page, scripts, styles }) =>
      `${page.padEnd(24)} ${scripts.toFixed(1)} KB of ${firstLoadKb} KB scripts, ${styles.toFixed(1)} KB of ${styleKb} KB styles`,
  );
  const heaviest = rows.toSorted((a, b) => b.scripts - a.scripts)[0];
  const isOver = rows.some(({ scripts, styles }) => scripts > firstLoadKb || styles > styleKb);
  const summary = `at most ${heaviest?.scripts.toFixed(1)} KB gzip of ${firstLoadKb} KB before first data, styles ${heaviest?.styles.toFixed(1)} KB of ${styleKb} KB`;
  return isOver
    ? { code: 1, output: `A page loads too much before its first data:\n${lines.join('\n')}` }
    : { code: 0, output: [...lines, summary].join('\n') };
}

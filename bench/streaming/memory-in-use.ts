/**
 * Run by the streaming figure in a process of its own whose heap is as large as a Worker's: compares a sample export once,
 * and prints by how many bytes memory rose at its worst. What is garbage counts until V8 collects it.
 */
import { compareAll } from './compare-all.ts';
import { sampleExport } from './sample-export.ts';

const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const sample = await sampleExport(Number(process.argv[2]));
try {
  // What making the sample left behind would hide what the comparison takes.
  if (!globalThis.gc) throw new Error('It has to run with --expose-gc');
  globalThis.gc();
  const before = inUse();
  let most = before;
  await compareAll(sample, () => {
    most = Math.max(most, inUse());
  });
  console.log(most - before);
} finally {
  sample.database.close();
}

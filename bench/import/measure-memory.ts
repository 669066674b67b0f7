/** What importing takes of memory, measured in processes of their own: twenty thousand listings beside a hundred thousand. */
import { runProgram } from '../../scripts/shared/run-program.ts';
import type { Measured } from '../figure.ts';
import type { Rise } from './memory-in-use.ts';

const sizes = [20_000, 100_000] as const;
const megabyte = 1024 * 1024;
/** A Worker has 128 MB (developers.cloudflare.com/workers/platform/limits). */
const flags = ['--max-old-space-size=128', '--max-semi-space-size=4', '--expose-gc'];

/** Takes a minute or two, most of it the database's. */
export async function measureMemory(): Promise<Measured[]> {
  const [small, large] = [await risesOf(sizes[0]), await risesOf(sizes[1])];
  const shown = sizes.map((size) => size.toLocaleString('en-US'));
  return [
    {
      id: 'import-memory',
      what: '  memory an import takes at its worst, beyond what was in use before it',
      value: large.imported.all / megabyte,
      unit: 'MB',
      target: { atMost: 60 },
      details: ['in a heap as large as a Worker’s, what is not collected yet included'],
    },
    {
      id: 'import-memory-bounded',
      what: `  of it in use after collecting, for each listing beyond ${shown[0]}`,
      value: Math.max(0, large.imported.live - small.imported.live) / (sizes[1] - sizes[0]),
      unit: 'bytes',
      target: { atMost: 20 },
      details: [
        `${inMegabytes(large.imported.live)} with ${shown[1]} beside ${inMegabytes(small.imported.live)} with ${shown[0]}`,
      ],
    },
    {
      id: 'import-memory-gone',
      what: '  memory of a night that looks for a listing that is gone',
      value: large.night.all / megabyte,
      unit: 'MB',
      target: { atMost: 60 },
      details: [
        `in use after collecting: ${inMegabytes(large.night.live)} beside ${inMegabytes(small.night.live)}; ` +
          'the numbers of all listings are held at once',
      ],
    },
  ];
}

const inMegabytes = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`;

async function risesOf(size: number): Promise<{ imported: Rise; night: Rise }> {
  const script = new URL('memory-in-use.ts', import.meta.url).pathname;
  const words = [...flags, '--disable-warning=ExperimentalWarning', script, String(size)];
  const { code, output } = await runProgram(process.execPath, words);
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${output}`);
  return JSON.parse(output) as { imported: Rise; night: Rise };
}

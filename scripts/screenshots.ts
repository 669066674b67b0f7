// `npm run screenshots`: opens an instance of its own with the orders of a first start, and pictures every page and
// state of the dashboard into docs/screenshots/.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { picturesOf } from './screenshots/pictures.ts';
import { takePictures } from './screenshots/take-pictures.ts';
import { projectRoot } from './shared/project-root.ts';
import { build } from './start/build.ts';
import { openInstance } from './start/open-instance.ts';
import { untilStopped } from './start/until-stopped.ts';

const pictures = join(projectRoot, 'docs', 'screenshots');

const stopped = untilStopped().then(() => 130);
process.exit(await Promise.race([run(), stopped]));

async function run(): Promise<number> {
  const folders = await Promise.all(
    ['full', 'empty'].map((name) => mkdtemp(join(tmpdir(), `crossdock-pictures-${name}-`))),
  );
  try {
    await build();
    const taken = join(folders[0] ?? '', 'pictures');
    await mkdir(taken);
    for (const [at, folder] of folders.entries()) {
      const examples = at === 0;
      const instance = await openInstance({
        folder,
        port: undefined,
        storePorts: undefined,
        examples,
      });
      try {
        const wanted = await picturesOf(instance.run, examples ? 'full' : 'empty');
        await takePictures(instance.run.dashboard, wanted, taken, console.log);
      } finally {
        await instance.close();
      }
    }
    // Only now: where one picture fails, those of before stay.
    await rm(pictures, { recursive: true, force: true });
    await cp(taken, pictures, { recursive: true });
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

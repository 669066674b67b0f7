// `desk.json` in the local folder: what must outlive a restart of the newcomer's examples and three steps.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type DeskFile = {
  /** When the three steps began, ms; undefined before they did. */
  since?: number;
  /** The order placed for them since, by the desk. */
  placedId?: string;
  /** The example orders were begun and not finished: a start was ended in the middle. */
  examples?: 'begun';
};

/** What was written last; undefined where nothing was, or it cannot be read. */
export async function readDeskFile(folder: string): Promise<DeskFile | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'desk.json'), 'utf8')) as DeskFile;
  } catch {
    return undefined;
  }
}

/** Writes it in one step. */
export async function writeDeskFile(folder: string, desk: DeskFile): Promise<void> {
  const fresh = join(folder, `desk.json.${process.pid}`);
  await writeFile(fresh, `${JSON.stringify(desk, null, 2)}\n`);
  await rename(fresh, join(folder, 'desk.json'));
}

// Remembers an instance's ports in `ports.json`, so that its addresses stay the same from run to run.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ports, usualPorts } from './choose-ports.ts';

/** The ports of the last run of `folder`, else the usual ones. */
export async function rememberedPorts(folder: string): Promise<Ports> {
  try {
    const read = JSON.parse(await readFile(join(folder, 'ports.json'), 'utf8')) as Ports;
    return {
      dashboard: read.dashboard,
      stores: filledUp(read.stores, usualPorts.stores),
      faults: filledUp(read.faults, usualPorts.faults),
    };
  } catch {
    return usualPorts;
  }
}

/** A folder of before there were so many keeps the addresses it has. */
const filledUp = (read: readonly number[], usual: readonly number[]): number[] =>
  usual.map((port, at) => read[at] ?? port);

/** Keeps `ports` for the next run of `folder`. */
export async function rememberPorts(folder: string, ports: Ports): Promise<void> {
  await writeFile(join(folder, 'ports.json'), `${JSON.stringify(ports, null, 2)}\n`);
}

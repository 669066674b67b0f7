// Remembers an instance's ports in `ports.json`, so that its addresses stay the same from run to run.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ports, usualPorts } from './choose-ports.ts';

/** The ports of the last run of `folder`, else the usual ones. */
export async function rememberedPorts(folder: string): Promise<Ports> {
  try {
    const read = JSON.parse(await readFile(join(folder, 'ports.json'), 'utf8')) as Ports;
    const fits = read.stores.length === usualPorts.stores.length;
    return fits && read.faults.length === usualPorts.faults.length ? read : usualPorts;
  } catch {
    return usualPorts;
  }
}

/** Keeps `ports` for the next run of `folder`. */
export async function rememberPorts(folder: string, ports: Ports): Promise<void> {
  await writeFile(join(folder, 'ports.json'), `${JSON.stringify(ports, null, 2)}\n`);
}

// Chooses the ports of an instance: what was asked for must be free, what is only preferred gives way to the next one.
import { once } from 'node:events';
import { createServer } from 'node:net';

export type Ports = { dashboard: number; stores: number[]; faults: number[] };

export type PortWishes = {
  /** Asked for by name: refused where taken. 0 means any free one. */
  dashboard?: number | undefined;
  stores?: number[] | undefined;
  /** What the last run used, or the usual ones: preferred, no more. */
  preferred: Ports;
};

/** The ports of a first run, if nobody else has them. */
export const usualPorts: Ports = {
  dashboard: 4400,
  stores: [4401, 4402, 4403, 4404],
  faults: [4411, 4412, 4413, 4414],
};

/**
 * Answers a free port of 127.0.0.1 for the dashboard, each store and each store's fault controls, all different.
 * Throws where a port that was asked for is taken.
 */
export async function choosePorts(wishes: PortWishes): Promise<Ports> {
  const chosen = new Set<number>();
  const take = async (asked: number | undefined, preferred: number) => {
    const port =
      asked === undefined ? await nextFree(preferred, chosen) : await exactly(asked, chosen);
    chosen.add(port);
    return port;
  };
  const dashboard = await take(wishes.dashboard, wishes.preferred.dashboard);
  const stores: number[] = [];
  for (const [at, preferred] of wishes.preferred.stores.entries()) {
    stores.push(await take(wishes.stores?.[at], preferred));
  }
  const faults: number[] = [];
  for (const preferred of wishes.preferred.faults) faults.push(await take(undefined, preferred));
  return { dashboard, stores, faults };
}

async function exactly(asked: number, chosen: ReadonlySet<number>): Promise<number> {
  if (chosen.has(asked) && asked !== 0) {
    throw new Error(`Port ${asked} is asked for twice. Give each its own.`);
  }
  const port = await tryPort(asked);
  if (port !== undefined) return port;
  throw new Error(
    `Port ${asked} is taken, perhaps by another Crossdock. Ask for another with --port or --store-ports, or leave them out for free ones.`,
  );
}

async function nextFree(preferred: number, chosen: ReadonlySet<number>): Promise<number> {
  for (let port = preferred; port <= 65_535; port += 1) {
    if (!chosen.has(port) && (await tryPort(port)) !== undefined) return port;
  }
  throw new Error(`No free port from ${preferred} up. Ask for one with --port and --store-ports.`);
}

/** The port as it was bound (a free one for 0), or undefined where somebody else has it. */
async function tryPort(port: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : undefined;
  } catch {
    return undefined;
  } finally {
    if (probe.listening) {
      probe.close();
      await once(probe, 'close');
    }
  }
}

// Ports are preferred, never assumed free; what was asked for by name is used or refused.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePorts, type Ports } from '../../../scripts/local/choose-ports.ts';

const others: Server[] = [];

/** Another program on this machine, on a port of its own choice. */
async function occupied(): Promise<number> {
  const other = createServer();
  others.push(other);
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  return (other.address() as AddressInfo).port;
}

afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => new Promise((done) => other.close(done))));
});

const all = ({ dashboard, stores, faults }: Ports) => [dashboard, ...stores, ...faults];
const preferring = (port: number): Ports => ({
  dashboard: port,
  stores: [port, port, port],
  faults: [port, port, port],
});

describe('choosing ports', () => {
  it('gives each its own port, above the one somebody else has', async () => {
    const taken = await occupied();
    const ports = all(await choosePorts({ preferred: preferring(taken) }));
    expect(new Set(ports).size).toBe(7);
    expect(ports).not.toContain(taken);
    expect(Math.min(...ports)).toBeGreaterThan(taken);
  });

  it('refuses a port that was asked for and is taken', async () => {
    const taken = await occupied();
    const choosing = choosePorts({ dashboard: taken, preferred: preferring(20_000) });
    await expect(choosing).rejects.toThrow(`Port ${taken} is taken, perhaps by another Crossdock`);
  });

  it('refuses one port for two', async () => {
    const free = await occupied();
    others.pop()?.close();
    const choosing = choosePorts({
      dashboard: free,
      stores: [free, 0, 0],
      preferred: preferring(20_000),
    });
    await expect(choosing).rejects.toThrow(`Port ${free} is asked for twice`);
  });

  it('takes any free port for 0', async () => {
    const ports = all(
      await choosePorts({ dashboard: 0, stores: [0, 0, 0], preferred: preferring(20_000) }),
    );
    expect(ports.every((port) => port > 0)).toBe(true);
    expect(new Set(ports).size).toBe(7);
  });
});

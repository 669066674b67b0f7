// The first hour of a newcomer, for real: start, look, send an order down the road, stop, start again.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import type { RunFile } from '../../scripts/local/run-file.ts';
import { processesBelow, stillRunning } from '../support/tooling/processes-below.ts';
import { type Command, runCommand } from '../support/tooling/run-command.ts';

// The promise is a minute after the install.
const readyMs = 60_000;
const stopMs = 5000;

let folder = '';
let instance: Command;

const start = async () => {
  const command = runCommand('start', ['--data', folder, '--port', '0', '--store-ports', '0,0,0']);
  await command.prints('is ready', readyMs);
  return command;
};
const readRun = async () => JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as RunFile;

/** Every order as a person sees it; the stores' ports are new at each start here. */
const readOrders = async () => {
  const { rows } = await routerClient((await readRun()).dashboard).orderPush.list.query({});
  return JSON.parse(JSON.stringify(rows).replaceAll(/127\.0\.0\.1:\d+/g, 'store')) as typeof rows;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-start-'));
  instance = await start();
});

afterAll(async () => {
  instance.signal('SIGTERM');
  await instance.ends(stopMs);
  await rm(folder, { recursive: true });
});

describe('an instance on one machine', { timeout: 180_000 }, () => {
  it('prints and writes down where everything is, and each address answers', async () => {
    const run = await readRun();
    expect(run.stores.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'North Supply: source',
      'Mug Street: destination',
      'Harbor Goods: destination',
    ]);
    expect(run.spare.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'Corner Shelf: destination',
    ]);
    const shops = [...run.stores, ...run.spare].map(({ adminUrl }) => adminUrl);
    for (const address of [run.dashboard, ...shops]) {
      expect(instance.printed()).toContain(address);
      const page = await fetch(address);
      expect([address, page.status, page.headers.get('content-type')]).toEqual([
        address,
        200,
        expect.stringContaining('text/html'),
      ]);
    }
    expect((await stat(join(folder, 'run.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'credentials-key'))).mode & 0o777).toBe(0o600);
  });

  it('has the three stores connected, one destination with Order Push and one without', async () => {
    const { dashboard } = await readRun();
    const stores = await routerClient(dashboard).stores.list.query();
    const told = stores.map(({ name, plan, orderPushOn }) => [name, plan, orderPushOn]);
    expect(told).toContainEqual(['Mug Street', 'traction', true]);
    expect(told).toContainEqual(['Harbor Goods', 'starter', false]);
    expect(stores.map(({ name }) => name)).toContain('North Supply');
  });

  it('has sent one order of each kind down the road, and says so', async () => {
    expect(instance.printed()).toContain('Four example orders are there');
    const { dashboard } = await readRun();
    const { rows } = await routerClient(dashboard).orderPush.list.query({});
    expect(rows.map(({ pushStatus }) => pushStatus).sort()).toEqual([
      'failed',
      'not-eligible',
      'partial',
      'success',
    ]);
  });

  it('refuses a second one on the same folder, saying where the first is', async () => {
    const second = runCommand('start', ['--data', folder]);
    expect(await second.ends(readyMs)).toBe(1);
    expect(second.printed()).toContain(`already runs here at ${(await readRun()).dashboard}`);
  });

  it('sends an order down the whole road, twice', async () => {
    for (const _ of ['first', 'second']) {
      const demo = runCommand('demo', ['--data', folder]);
      const code = await demo.ends(120_000);
      expect([code, demo.printed()]).toEqual([
        0,
        expect.stringContaining(
          'The order went all the way and came back, and every store shows what is left.',
        ),
      ]);
    }
  });

  it('[TR2] [RV2] sends a second one, shipped in parcels, refunded and cancelled in part, twice', async () => {
    for (const _ of ['first', 'second']) {
      const demo = runCommand('demo', ['--data', folder, '--after']);
      const code = await demo.ends(120_000);
      expect([code, demo.printed()]).toEqual([
        0,
        expect.stringContaining(
          'Both orders are still one order, line by line, and every store shows what is left.',
        ),
      ]);
      expect(demo.printed()).not.toContain('✗');
    }
  });

  it('connects another server by hand, and says plainly why it cannot', async () => {
    const { stores } = await readRun();
    const store = stores.find(({ name }) => name === 'Harbor Goods');
    const flags = (token: string, url = store?.baseUrl ?? '') =>
      [
        ['--data', folder, '--url', url, '--token', token],
        ['--secret', store?.webhookSecret ?? '', '--role', 'destination', '--plan', 'starter'],
      ].flat();
    const right = runCommand('connect', flags(store?.token ?? ''));
    expect([await right.ends(60_000), right.printed()]).toEqual([
      0,
      expect.stringContaining('Connected Harbor Goods'),
    ]);
    for (const words of [flags('wrong'), flags('t', 'http://127.0.0.1:1')]) {
      const wrong = runCommand('connect', words);
      expect(await wrong.ends(60_000)).toBe(1);
      expect(wrong.printed()).toContain('Not connected. ');
    }
  });

  it('ends everything it started within five seconds, and has it all again at the next start', async () => {
    const before = await readOrders();
    const processes = processesBelow(instance.pid);
    expect(processes.map(({ name }) => name)).toContain('workerd');
    instance.signal('SIGTERM');
    expect(await instance.ends(stopMs)).toBe(0);
    expect(stillRunning(processes)).toEqual([]);
    instance = await start();
    expect(await readOrders()).toEqual(before);
  });
});

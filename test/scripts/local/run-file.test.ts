// run.json names a running instance, and only one that answers counts as running.
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { liveInstance, readRunFile, writeRunFile } from '../../../scripts/local/run-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-run-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (dashboard: string) => ({ dashboard, pid: 1, stores: [], spare: [] });

it('is written whole, for its owner only, and read back', async () => {
  await writeRunFile(folder, run('http://127.0.0.1:1'));
  expect(await readRunFile(folder)).toEqual(run('http://127.0.0.1:1'));
  expect(await readdir(folder)).toEqual(['run.json']);
  expect((await stat(join(folder, 'run.json'))).mode & 0o777).toBe(0o600);
});

it('is no instance where there is none, where it is broken, and where nobody answers', async () => {
  expect(await liveInstance(folder)).toBeUndefined();
  await writeFile(join(folder, 'run.json'), '{"dashboard":');
  expect(await liveInstance(folder)).toBeUndefined();
  await writeRunFile(folder, run('http://127.0.0.1:1'));
  expect(await liveInstance(folder)).toBeUndefined();
});

it.each([
  ['says ok', 200, '{"ok":true}', true],
  ['says it is not', 200, '{"ok":false}', false],
  ['is somebody else', 200, '<html>', false],
  ['fails', 500, '{"ok":true}', false],
])('is an instance only where /healthz says ok: one that %s', async (_, status, body, lives) => {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const written = run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await writeRunFile(folder, written);
  expect(await liveInstance(folder)).toEqual(lives ? written : undefined);
  server.closeAllConnections();
  server.close();
});

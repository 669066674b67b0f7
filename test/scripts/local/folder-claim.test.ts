// Two instances may not use one folder; one that was killed does not keep it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimFolder } from '../../../scripts/local/folder-claim.ts';
import { projectRoot } from '../../../scripts/shared/project-root.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-claim-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A process that looks like one of our scripts and only waits. */
async function otherScript() {
  const waiting = spawn(process.execPath, [
    '-e',
    "console.log('here'); setInterval(() => {}, 1000)",
    join(projectRoot, 'scripts/start.ts'),
  ]);
  await once(waiting.stdout, 'data');
  return waiting;
}

it('is claimed, and free again after its release', async () => {
  const claimed = await claimFolder(folder);
  expect(claimed.ok).toBe(true);
  if (claimed.ok) await claimed.value.release();
  expect(await readdir(folder)).toEqual([]);
});

it('is refused while a script of ours that claimed it lives, and taken over after', async () => {
  const other = await otherScript();
  const claim = JSON.stringify({ pid: other.pid, workerds: [] });
  await writeFile(join(folder, 'claim.json'), claim);
  expect(await claimFolder(folder)).toEqual({ ok: false, failure: { heldBy: other.pid } });
  other.kill('SIGTERM');
  await once(other, 'exit');
  expect((await claimFolder(folder)).ok).toBe(true);
});

it('is not kept by another program that was given the old process id', async () => {
  const stranger = spawn('sleep', ['30']);
  await once(stranger, 'spawn');
  const claim = JSON.stringify({ pid: stranger.pid, workerds: [stranger.pid] });
  await writeFile(join(folder, 'claim.json'), claim);
  expect((await claimFolder(folder)).ok).toBe(true);
  // It is no workerd, so taking over left it alone.
  expect(stranger.exitCode).toBeNull();
  expect(stranger.signalCode).toBeNull();
  stranger.kill('SIGTERM');
  await once(stranger, 'exit');
});

it('is taken over from a claim that cannot be read', async () => {
  await writeFile(join(folder, 'claim.json'), '{"pid":');
  expect((await claimFolder(folder)).ok).toBe(true);
  expect(JSON.parse(await readFile(join(folder, 'claim.json'), 'utf8'))).toEqual({
    pid: process.pid,
    workerds: [],
  });
});

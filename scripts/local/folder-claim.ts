// One instance at a time may use a local folder: the claim names the process that does and its workerd.
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';
import { endOrphans } from './orphans.ts';

type Claim = { pid: number; workerds: number[] };

export type FolderClaim = {
  /** Notes the workerd processes now running, so that a later start can end them if this process is killed. */
  note: (workerds: number[]) => Promise<void>;
  release: () => Promise<void>;
};

/**
 * Claims `folder` for this process, making it where needed. Answers the process id that holds it where one lives. A
 * claim whose process is gone is taken over, and a workerd it left behind is ended first: two may not write one folder.
 */
export async function claimFolder(
  folder: string,
): Promise<{ ok: true; value: FolderClaim } | { ok: false; failure: { heldBy: number } }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'claim.json');
  const write = (claim: Claim, flag: 'wx' | 'w') =>
    writeFile(path, JSON.stringify(claim), { flag, mode: 0o600 });
  const mine: Claim = { pid: process.pid, workerds: [] };
  try {
    await write(mine, 'wx');
  } catch {
    const held = await readClaim(path);
    if (held && isCrossdock(held.pid)) return { ok: false, failure: { heldBy: held.pid } };
    await endOrphans(held?.workerds ?? []);
    await write(mine, 'w');
  }
  return {
    ok: true,
    value: {
      note: (workerds) => write({ ...mine, workerds }, 'w'),
      release: () => rm(path, { force: true }),
    },
  };
}

async function readClaim(path: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Claim;
  } catch {
    return undefined;
  }
}

/** After a reboot the id may belong to anybody: where the system tells, the command line must be one of ours. */
function isCrossdock(pid: number): boolean {
  if (pid === process.pid || !isRunning(pid)) return false;
  try {
    return /scripts\/\w+\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

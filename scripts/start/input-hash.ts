// One hash over everything a build reads, so that an unchanged build is not made again.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../shared/project-root.ts';

/** Hashes the files under `folders` and the single `files` (paths from the project's root) by name and content. */
export async function inputHash(inputs: {
  folders: readonly string[];
  files: readonly string[];
}): Promise<string> {
  const found = await Promise.all(inputs.folders.map(filesBelow));
  const paths = [...found.flat(), ...inputs.files].sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`${path}\0`).update(await readFile(join(projectRoot, path)));
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(projectRoot, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1));
}

// Lists and reads the project's own files for the house tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

export type SourceFile = { path: string; text: string; lines: string[] };

/** Every file under `folders` whose name ends in one of `endings`, generated ones left out; paths from the root. */
export function sourceFiles(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.includes('/generated/'))
    .sort()
    .map(readSource);
}

/** One file by its path from the root. */
export function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, lines: text.split('\n') };
}

/** Whether the project has a file or folder at this path from the root. */
export function existsInProject(path: string): boolean {
  return existsSync(join(root, path));
}

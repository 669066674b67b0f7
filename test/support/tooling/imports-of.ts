// Reads which modules a source file imports, and whether only for their types.
import { dirname, join } from 'node:path';
import type { SourceFile } from './source-files.ts';

export type Import = { from: string; to: string; typeOnly: boolean; line: number };

const statement =
  /(?:^|\n)[ \t]*(?:import|export)\s+(type\s+)?([^'";]*?\bfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Every import, re-export and dynamic import; a relative one with its path from the project's root. */
export function importsOf(file: SourceFile): Import[] {
  return [...file.text.matchAll(statement)].map((match) => {
    const named = match[3] ?? match[4] ?? '';
    const start = match.index + (match[0].startsWith('\n') ? 1 : 0);
    return {
      from: file.path,
      to: named.startsWith('.') ? join(dirname(file.path), named) : named,
      typeOnly: match[1] !== undefined || namesOnlyTypes(match[2]),
      line: file.text.slice(0, start).split('\n').length,
    };
  });
}

/** Whether each name between the braces says `type` of itself. */
function namesOnlyTypes(clause: string | undefined): boolean {
  const braces = /^\s*\{([^}]*)\}\s*from\s*$/.exec(clause ?? '')?.[1];
  if (braces === undefined) return false;
  const names = braces.split(',').filter((name) => name.trim() !== '');
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}

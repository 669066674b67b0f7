// Finds the tools that were installed with the project.
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** The path of a program of node_modules/.bin, such as `biome`. */
export function tool(name: string): string {
  return join(projectRoot, 'node_modules', '.bin', name);
}

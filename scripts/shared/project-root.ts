// Where the project lies on this machine, whatever folder a command was typed in.
import { join } from 'node:path';

/** The folder of package.json, absolute. */
export const projectRoot = join(import.meta.dirname, '..', '..');

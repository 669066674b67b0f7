// Reads the flags that `npm start`, `npm run dev` and `npm run demo` share.
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../shared/project-root.ts';

export type LocalArguments = {
  /** The folder with the instance's data, absolute. */
  folder: string;
  port: number | undefined;
  storePorts: number[] | undefined;
};

/**
 * Reads `--data DIR`, `--port N` (or CROSSDOCK_PORT) and `--store-ports A,B,C`. Throws a sentence that says what to
 * do where a flag is unknown or a value is not what it should be.
 */
export function localArguments(
  words: string[],
  environment: Record<string, string | undefined> = process.env,
): LocalArguments {
  const { values } = parseArgs({
    args: words,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      'store-ports': { type: 'string' },
    },
  });
  const port = values.port ?? (environment.CROSSDOCK_PORT || undefined);
  const storePorts = values['store-ports']?.split(',').map((text) => portOf(text, '--store-ports'));
  if (storePorts && storePorts.length !== 3 && storePorts.length !== 4) {
    throw new Error(
      '--store-ports takes three ports, such as --store-ports 4401,4402,4403, or a fourth for the store that is not connected.',
    );
  }
  return {
    folder: localFolder(values.data, environment),
    port: port === undefined ? undefined : portOf(port, values.port ? '--port' : 'CROSSDOCK_PORT'),
    storePorts,
  };
}

/** The folder `named` (from where the command was typed), else `.crossdock` in the project. */
export function localFolder(
  named: string | undefined,
  environment: Record<string, string | undefined> = process.env,
): string {
  if (named === undefined) return join(projectRoot, '.crossdock');
  if (named.trim() === '') throw new Error('--data takes a folder, such as --data /tmp/try.');
  return isAbsolute(named)
    ? named
    : join(environment.CROSSDOCK_STARTED_FROM ?? process.cwd(), named);
}

function portOf(text: string, flag: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port > 65_535) {
    throw new Error(`${flag} takes port numbers from 0 to 65535, and "${text}" is none.`);
  }
  return port;
}

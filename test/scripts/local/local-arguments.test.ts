// The flags that start, dev and demo share.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localArguments } from '../../../scripts/local/local-arguments.ts';
import { projectRoot } from '../../../scripts/shared/project-root.ts';

describe('local flags', () => {
  it('need not be given', () => {
    expect(localArguments([], {})).toEqual({
      folder: join(projectRoot, '.crossdock'),
      port: undefined,
      storePorts: undefined,
    });
  });

  it('are read, the folder from where the command was typed', () => {
    const words = ['--data', 'try', '--port', '5000', '--store-ports', '5001,5002,0'];
    expect(localArguments(words, { CROSSDOCK_STARTED_FROM: '/home/somebody' })).toEqual({
      folder: '/home/somebody/try',
      port: 5000,
      storePorts: [5001, 5002, 0],
    });
  });

  it('take the dashboard port from the environment where no flag says it', () => {
    expect(localArguments([], { CROSSDOCK_PORT: '6000' }).port).toBe(6000);
    expect(localArguments(['--port', '5000'], { CROSSDOCK_PORT: '6000' }).port).toBe(5000);
  });

  it.each([
    [['--port', 'x'], {}, '--port takes port numbers'],
    [['--port', '65536'], {}, '--port takes port numbers'],
    [[], { CROSSDOCK_PORT: '-1' }, 'CROSSDOCK_PORT takes port numbers'],
    [['--store-ports', '1,2'], {}, 'takes three ports'],
    [['--store-ports', '1,2,'], {}, '--store-ports takes port numbers'],
    [['--data', ' '], {}, '--data takes a folder'],
    [['--prot', '1'], {}, "Unknown option '--prot'"],
  ])('refuse %j %j', (words, environment, sentence) => {
    expect(() => localArguments(words, environment)).toThrow(sentence);
  });
});

// Races that other products published as their bugs cannot be expressed here; and each is kept out by a line we can name.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { peers } from './peers.ts';

describe.each(peers)('$bug ($cites)', (peer) => {
  it('[ST5] cannot happen', () => expect(peer.run()).resolves.toBeUndefined());

  it('[ST5] happens without the line that keeps it out', () => {
    const { file, line, without } = peer.guard;
    const played = spawnSync(
      process.execPath,
      ['--no-warnings', '--import', './test/peers/plants.ts', 'test/peers/play.ts', peer.bug],
      {
        encoding: 'utf8',
        env: { ...process.env, PLANT_FILE: file, PLANT_LINE: line, PLANT_WITHOUT: without },
      },
    );
    // An assertion failed: not the plant itself, and not a crash.
    expect(played.stderr).toContain('AssertionError');
    expect(played.status).toBe(1);
  });
});

// A browser that comes for the first time stands on Activity, once; scripts, other sites and what comes later do not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSession } from '../../worker/session.ts';
import { noteSignIn } from '../../worker/sign-in.ts';
import { actsOf } from '../support/told.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const shell = '/trpc/shell.get,overview.get?batch=1&input={}';
const own = { host: 'localhost:4400', 'sec-fetch-site': 'same-origin' };

/** @returns the cookie that a browser gets for a request, if it gets one */
async function ask(path: string, headers: Record<string, string>): Promise<string | undefined> {
  const request = new Request(`http://localhost:4400${path}`, { headers });
  return noteSignIn(request, openSession(request, world.edge.config), world.edge);
}

describe('signing in', () => {
  it('[AC2] is written down with who did, and a cookie that no script of a page can read', async () => {
    const cookie = await ask(shell, own);
    expect(cookie).toMatch(
      /^crossdock_seen=[0-9a-f]{32}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=43200$/,
    );
    expect(await actsOf(world, 'signed-in')).toEqual([['You', 'this machine', null, null]]);
    const [act] = (await world.database.db.query.activity.findMany()).filter(
      ({ kind }) => kind === 'signed-in',
    );
    expect(act?.subject).toMatch(/^[0-9a-f]{12}$/);
    expect(cookie).not.toContain(act?.subject);
  });

  it('[AC2] is written down once for a browser, and again for another one', async () => {
    const seen = (await ask(shell, own))?.split(';')[0] ?? '';
    expect(await ask(shell, { ...own, cookie: `theme=dark; ${seen}` })).toBeUndefined();
    expect(await actsOf(world, 'signed-in')).toHaveLength(1);
    expect(await ask(shell, { ...own, cookie: 'theme=dark' })).toBeDefined();
    expect(await actsOf(world, 'signed-in')).toHaveLength(2);
  });

  it.each([
    ['a script', shell, { host: 'localhost:4400' }],
    ['another site', shell, { ...own, 'sec-fetch-site': 'cross-site' }],
    ['a page that asks for something else', '/trpc/overview.get', own],
    ['a name that only resolves to this machine', shell, { ...own, host: 'evil.example' }],
  ])('[AC1] is nothing that %s does', async (_, path, headers) => {
    expect(await ask(path, headers)).toBeUndefined();
    expect(await actsOf(world, 'signed-in')).toEqual([]);
  });

  it('[AC2] keeps no page waiting where it cannot be written down, and is tried again', async () => {
    world.faults.plan({ at: 1, when: 'before' });
    expect(await ask(shell, own)).toBeUndefined();
    world.faults.plan(undefined);
    expect(await ask(shell, own)).toBeDefined();
    expect(await actsOf(world, 'signed-in')).toHaveLength(1);
  });
});

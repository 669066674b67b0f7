/** A store that runs and that nobody connected, as a person connects it through the dashboard's procedures. */
import { openWorld, type World, type WorldOptions } from './world.ts';

export type Unconnected = World['unconnected'][number];

/** What stores were told to change, in order: the name of each GraphQL mutation and the store's port. */
export type Changes = { port: string; mutation: string }[];

export type ConnectingWorld = World & { fourth: Unconnected; changes: Changes };

/** A world with one store that runs and is not connected; every mutation that Crossdock sends is written down. */
export async function openConnecting(
  fourth: NonNullable<WorldOptions['unconnected']>[number],
  options: WorldOptions = {},
): Promise<ConnectingWorld> {
  const world = await openWorld({ ...options, unconnected: [fourth] });
  const [unconnected] = world.unconnected;
  if (!unconnected) throw new Error('no fourth store');
  const changes: Changes = [];
  const { fetch } = world.edge;
  world.edge.fetch = async (request) => {
    const text = await request.clone().text();
    const mutation = /mutation (\w+)/.exec(text)?.[1];
    if (mutation) changes.push({ port: new URL(request.url).port, mutation });
    return fetch(request);
  };
  return Object.assign(world, { fourth: unconnected, changes });
}

/** What the form sends to connect it. */
export const formOf = (
  { url, token, secret }: Unconnected,
  role: 'source' | 'destination' = 'destination',
) => ({ platform: 'shopify' as const, url, token, webhookSecret: secret, role, setUp: true });

// Makes something to picture of Products: the fourth store connected and set up as far as its imports, and a file of links.
import { setTimeout as rest } from 'node:timers/promises';
import { productsPath } from '../../client/products/views.ts';
import { runPath } from '../../client/reconciling/run-path.ts';
import { routerClient } from '../local/router-client.ts';
import type { RunFile } from '../local/run-file.ts';

const sku = 'MUG-RED';
const tries = 60;

/** Addresses of pages that have something to show. */
export type ProductPages = {
  setup: string;
  list: string;
  suggested: string;
  one: string;
  file: string;
  imported: string;
};

/** Throws where the fourth store's catalogue is not imported within a minute. */
export async function prepareProducts(run: RunFile): Promise<ProductPages> {
  const client = routerClient(run.dashboard);
  const [spare] = run.spare;
  if (!spare) throw new Error('No store runs that is not connected.');
  const { storeId } = await client.stores.connect.mutate({
    platform: spare.platform,
    url: spare.baseUrl,
    token: spare.token,
    webhookSecret: spare.webhookSecret,
    role: spare.role,
    setName: 'sandbox',
    setUp: true,
  });
  const imported = await untilImported(run, storeId);
  const connections = await client.products.connections.query();
  const toStore = (name: string) => {
    const found = connections.find(({ destination }) => destination.name === name);
    if (!found) throw new Error(`Nothing leads to ${name}.`);
    return found.connectionId;
  };
  const [connection, fresh] = [toStore('Mug Street'), toStore(spare.name)];
  const { rows } = await client.products.list.query({ connectionId: connection, q: sku });
  return {
    setup: `/stores/setup/${fresh}`,
    list: productsPath({ connection }),
    suggested: productsPath({ connection: fresh, view: 'suggested' }),
    one: productsPath({ connection, variant: rows[0]?.variantId }),
    file: await giveFile(run, connection),
    imported: runPath(imported),
  };
}

async function untilImported(run: RunFile, storeId: string): Promise<string> {
  const { reconciles } = routerClient(run.dashboard);
  for (let asked = 0; asked < tries; asked += 1) {
    const { runs } = await reconciles.page.query({ storeId });
    const done = runs.find(({ kind, state }) => kind === 'catalogue' && state === 'done');
    if (done) return done.id;
    await rest(1_000);
  }
  throw new Error(`The fourth store was not imported within ${tries} seconds.`);
}

/** @returns the address of a file that waits for Apply, with a line of most kinds */
async function giveFile(run: RunFile, connectionId: string): Promise<string> {
  const { linkFiles } = routerClient(run.dashboard);
  const { fileId } = await linkFiles.begin.mutate({ connectionId, name: 'links of autumn.csv' });
  const lines: [number, string, string, string, string, string][] = [
    [2, 'MUG-RED', '', 'MUG-RED', '', 'linked'],
    [3, 'MUG-BLUE', '', '', '', 'paused'],
    [4, 'TEE-M', '', '', '', 'unlinked'],
    [5, 'TEE-L', '', 'TEE-S', '', 'linked'],
    [6, 'mug-red', '', 'MUG-RED', '', 'linked'],
  ];
  await linkFiles.add.mutate({ fileId, lines });
  await linkFiles.finish.mutate({ fileId, lines: lines.length });
  return `/products/file?${new URLSearchParams({ connection: connectionId, file: fileId })}`;
}

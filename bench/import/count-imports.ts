/** Imports two large stores into a whole Crossdock over D1 in workerd, then one of them again a night later, and counts. */
import { personOf } from '../../test/support/person.ts';
import { openWorld, type World } from '../../test/support/world.ts';
import type { Tally } from '../one-order/counted-edge.ts';
import { openMeteredD1 } from '../one-order/metered-d1.ts';
import { noteStoreCalls, type StoreCall } from '../support/store-calls.ts';
import { connectLarge, holdTelling, type Imported, untilDone } from './connect-large.ts';
import { twoCatalogues } from './two-catalogues.ts';

export type ImportCounts = {
  report: Imported['report'];
  calls: StoreCall[];
  written: Tally;
  read: number;
  statements: number;
};

export type AllImports = { source: ImportCounts; destination: ImportCounts; night: ImportCounts };

/**
 * @param size listings of each store; a multiple of 200
 * @param changed listings of the destination that are otherwise at night, in products of ten; a multiple of 10
 */
export async function countImports(
  size: number,
  changed: number,
  say: (line: string) => void,
): Promise<AllImports> {
  const { source, destination } = twoCatalogues(size);
  const world = await openWorld({ unconnected: [source, destination] });
  await world.putOffReconciling();
  holdTelling(world);
  const d1 = await openMeteredD1(world.database.client);
  try {
    world.edge.database = () => d1.db;
    const calls = noteStoreCalls(world);
    const counted = async (imports: () => Promise<Imported['report']>): Promise<ImportCounts> => {
      calls.clear();
      d1.reset();
      const report = await imports();
      const written = new Map(d1.written);
      return {
        report,
        calls: [...calls.made],
        written,
        read: d1.rowsRead(),
        statements: d1.statements(),
      };
    };
    let storeId = '';
    let sourceId = '';
    say(`a source of ${size.toLocaleString('en-US')} listings`);
    const first = await counted(async () => {
      const imported = await connectLarge(world, 0, 'source', []);
      sourceId = imported.storeId;
      return imported.report;
    });
    say('a destination of as many');
    const second = await counted(async () => {
      const imported = await connectLarge(world, 1, 'destination', [sourceId]);
      ({ storeId } = imported);
      return imported.report;
    });
    say(`a night later, ${changed} of them otherwise`);
    await changeProducts(world, changed / 10);
    const night = await counted(async () => {
      const { started } = await personOf(world).reconciles.start({ storeId, kind: 'catalogue' });
      return untilDone(world, started[0]?.id ?? '');
    });
    if (second.report.added !== size || night.report.changed !== changed)
      throw new Error(`Not as many were imported: ${JSON.stringify([second, night])}`);
    return { source: first, destination: second, night };
  } finally {
    world.close();
    await d1.close();
  }
}

/** Every hundredth product of the destination gets another title, with ten variants each, and no webhook tells. */
async function changeProducts(world: World, count: number): Promise<void> {
  const shop = world.unconnected[1];
  if (!shop) throw new Error('The world has fewer stores');
  shop.store.faults.dropWebhooks.probability = 1;
  for (let at = 0; at < count; at += 1) {
    const title = `Product ${at * 100 + 1}`;
    const found = shop.store.state.products.all().find((one) => one.title === title);
    const { productUpdate } = await shop.desk.post<{
      productUpdate: { userErrors: { message: string }[] };
    }>(
      `mutation Retitle($id: ID!, $title: String!) {
        productUpdate(product: { id: $id, title: $title }) { userErrors { message } } }`,
      { id: found?.id, title: `${title}, new` },
    );
    if (productUpdate.userErrors.length > 0) throw new Error(JSON.stringify(productUpdate));
  }
}

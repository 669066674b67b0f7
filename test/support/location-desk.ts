/** A person draws Location Groups by the names of locations, and sees where stock is and where pushes ship from. */
import { routingWords } from '../../client/order/routing-words.ts';
import { personOf } from './person.ts';
import { newestOrder } from './seen-orders.ts';
import type { World, WorldStore } from './world.ts';

/** Destination locations, each with the source locations that serve it, first by priority. */
export type Drawn = Record<string, string[]>;

export function locationDesk(world: World) {
  const me = () => personOf(world).locationGroups;
  const mapOf = async (store: string) => {
    const { connections } = await me().page({});
    const connectionId = connections.find((one) => one.destinationName === store)?.connectionId;
    const { map } = await me().page({ connectionId });
    if (!map) throw new Error(`No map of ${store}`);
    return map;
  };

  /** Saves the map of a destination; what follows from it takes its time. */
  const save = async (store: string, drawn: Drawn): Promise<void> => {
    const map = await mapOf(store);
    const all = [...map.sourceLocations, ...map.destinationLocations];
    const idOf = (name: string) => all.find((one) => one.name === name)?.id ?? name;
    const groups = Object.entries(drawn).map(([name, from]) => ({
      name,
      destinationLocationId: idOf(name),
      sourceLocationIds: from.map(idOf),
    }));
    const { connectionId, revision } = map;
    await me().save({ connectionId, revision, groups });
  };

  /** The source has a third place to ship from, with stock of a SKU. */
  const openAnnex = async (sku: string, units: number): Promise<void> => {
    await world.source.addLocation('Annex');
    await world.source.stockAt(sku, 'Annex', units);
    await me().readLocations({ connectionId: (await mapOf('Mug Street')).connectionId });
  };

  const at = async (store: WorldStore, sku: string, location: string) =>
    (await store.levels(sku)).find((level) => level.location === location)?.available;

  /** Every number that a store shows of a SKU at a location for so long, each once in a row. */
  const shownWhile = async (ms: number, store: WorldStore, sku: string, location: string) => {
    const seen: (number | undefined)[] = [];
    for (let passed = 0; passed < ms; passed += 500) {
      await world.run(500);
      const now = await at(store, sku, location);
      if (now !== seen.at(-1)) seen.push(now);
    }
    return seen;
  };

  /** What the newest order's page says of where a part ships from. */
  const said = async (part = 1) => {
    const order = await newestOrder(world);
    const push = order.pushes.find((one) => one.part === part);
    return routingWords(order, push?.id ?? '').map(({ says }) => says);
  };

  return { mapOf, save, openAnnex, at, shownWhile, said };
}

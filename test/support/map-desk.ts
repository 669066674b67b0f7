// A person at the Location Groups of a story's world, who names places as the stores do.
import { type Drawn, locationDesk } from './location-desk.ts';
import { personOf } from './person.ts';
import type { World } from './world.ts';

const minute = 60_000;

export function mapDesk(world: World) {
  const me = () => personOf(world).locationGroups;
  const { mapOf, at } = locationDesk(world);
  const draw = async (store: string, drawn: Drawn) => {
    const map = await mapOf(store);
    const all = [...map.sourceLocations, ...map.destinationLocations];
    const idOf = (name: string) => all.find((one) => one.name === name)?.id ?? name;
    const groups = Object.entries(drawn).map(([name, from]) => ({
      name,
      destinationLocationId: idOf(name),
      sourceLocationIds: from.map(idOf),
    }));
    return { connectionId: map.connectionId, revision: map.revision, groups };
  };
  return {
    me,
    mapOf,
    at,
    draw,
    /** @param ms what the world is given to follow it */
    save: async (store: string, drawn: Drawn, ms = minute) => {
      const saved = await me().save(await draw(store, drawn));
      await world.run(ms);
      return saved;
    },
    /** Both stores of a connection are asked which locations they have. */
    readLocations: async (store: string) => {
      await me().readLocations({ connectionId: (await mapOf(store)).connectionId });
      await world.run(minute);
    },
  };
}

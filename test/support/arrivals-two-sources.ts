/** An order of Mug Street whose mugs and tee are at North Supply and whose pins are at South Depot, told in every order of arrival. */
import { type Ending, inEveryOrder } from './arrivals.ts';
import type { SideEnd } from './arrivals-end.ts';
import type { ArrivalStory, Step } from './arrivals-story.ts';
import { southDepot } from './south-depot.ts';
import type { WorldStore } from './world.ts';

/** What the customer buys: lines 1 and 3 are North Supply's, line 2 is South Depot's. */
const lines = [
  { sku: 'MUG-RED', quantity: 3 },
  { sku: 'PIN-MUGST', quantity: 2 },
  { sku: 'TEE-M', quantity: 1 },
];

/** 58.50 of mugs, 12.00 of pins, 28.00 of the tee, and 5.00 of shipping. */
const order = { received: '103.50' };

/** One order at each source in the end. */
export type TwoSourcesEnding = Omit<Ending, 'source'> & {
  north: SideEnd | undefined;
  south: SideEnd | undefined;
  /** Source orders in all. */
  made: number;
};

/** Plays a story whose order is at both sources. @returns how it ended in time, and at each source */
export async function inEveryOrderAtTwoSources(
  story: Omit<ArrivalStory, 'lines' | 'sources'>,
): Promise<TwoSourcesEnding> {
  const { source, ...ending } = await inEveryOrder({
    order,
    ...story,
    lines,
    sources: [southDepot()],
  });
  const [north, south] = source;
  return { ...ending, north, south, made: source.length };
}

/** A step at North Supply, with the order it has. */
export const atNorth =
  (step: (north: WorldStore, made: string) => Promise<unknown>): Step =>
  ({ source, made }) =>
    step(source, made);

/** A step at South Depot, with the order it has. */
export const atSouth =
  (step: (south: WorldStore, made: string) => Promise<unknown>): Step =>
  async ({ beyond = [], sold }) => {
    const [made] = beyond;
    if (!made) throw new Error(`${sold} is not at South Depot`);
    await step(made.at, made.id);
  };

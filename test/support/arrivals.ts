/**
 * What happens to pushed orders at both stores, told to Crossdock in every order of arrival: as it happens, late, shuffled,
 * doubled, and lost with reconciling after. All must end the same. Many orders play one script side by side in one world.
 */
import { expect } from 'vitest';
import { askedOf, madeBeyond, madeOf, type OrderEnd, readEnd } from './arrivals-end.ts';
import { arrivalsOf } from './arrivals-kinds.ts';
import {
  arrive,
  comeToRest,
  type PlayedLate,
  playAstray,
  playInTime,
  playLate,
  prepare,
} from './arrivals-play.ts';
import {
  expectStockAtRest,
  manyTimes,
  readShelves,
  type Shelf,
  shelvesChanged,
} from './arrivals-stock.ts';
import type { ArrivalStory, OrderInPlay } from './arrivals-story.ts';
import { personOf } from './person.ts';
import { openWorld, type World } from './world.ts';

const minute = 60_000;

/** Orders whose webhooks go astray while the story goes on. */
const astrayCount = 8;

/** A story plays dozens of orders, on a machine that may be busy. */
export const patience = { timeout: 400_000 };

/** How every order ended, and by what the stores' shelves changed for each of them. */
export type Ending = OrderEnd & { shelves: Record<string, Shelf> };

/**
 * Plays a story in every order of arrival, and in time first.
 * @returns how it ended in time; throws where any other ended otherwise, with the plainest that did
 */
export async function inEveryOrder(story: ArrivalStory): Promise<Ending> {
  const world = await openWorld({ more: story.sources ?? [] });
  try {
    return await play(world, story);
  } finally {
    world.close();
  }
}

async function play(world: World, story: ArrivalStory): Promise<Ending> {
  const { begins = 'pushed' } = story;
  const isRace = story.isRace || begins === 'unheard';
  await prepare(world, story);
  const before = await readShelves(world);
  const inTime = isRace ? undefined : await playInTime(world, story);
  await comeToRest(world, story);
  const meanwhile = await readShelves(world);
  const [first] = await playLate(world, story, [{ name: 'late', handed: [] }]);
  if (!first) throw new Error('No order was placed');
  const handed = first.told.map((_, at) => ({ at }));
  const late = { ...first, arrival: { name: 'late, as they were made', handed } };
  await arrive(world, [late]);
  await comeToRest(world, story);
  const [wanted] = await endsOf(world, [inTime ?? late]);
  const shelves = shelvesChanged(before, inTime ? meanwhile : await readShelves(world));

  const says = late.told.map((webhook) => webhook.says);
  const others = await playLate(world, story, arrivalsOf(says, JSON.stringify(story.lines)));
  for (const { told } of others)
    expect(told.map(({ name }) => name)).toEqual(late.told.map(({ name }) => name));
  await arrive(world, others);
  await comeToRest(world, story);
  const all: Told[] = [late, ...others].map((order) => ({ order, how: howTold(order) }));
  if (inTime) all.unshift({ order: inTime, how: 'in time' });
  const lossy = new Set<OrderInPlay>(others.filter(({ arrival }) => arrival.isLossy));
  await compare(
    world,
    wanted,
    all.filter(({ order }) => !lossy.has(order)),
  );
  if (begins === 'pushed' && !isRace)
    for (const order of await playAstray(world, story, astrayCount))
      all.push({ order, how: 'astray' });
  await personOf(world).reconciles.start({ kind: 'changed' });
  await world.run(10 * minute);
  await comeToRest(world, story);
  await compare(world, wanted, all);
  const changed = shelvesChanged(before, await readShelves(world));
  expect(changed).toEqual(manyTimes(shelves, all.length));
  const held = Object.entries(story.stillHeld ?? {}).map(([sku, units]) => [
    sku,
    units * all.length,
  ]);
  await expectStockAtRest(world, Object.fromEntries(held));
  if (!wanted) throw new Error('No order ended');
  return { ...wanted, shelves };
}

type Told = { order: OrderInPlay; how: string };

/** In which order its webhooks came, for people. */
function howTold({ arrival, told }: PlayedLate): string {
  const names = arrival.handed.map(({ at }) => `${at + 1} ${told[at]?.name}`);
  return [`${arrival.name}:`, ...names].join('\n  ');
}

async function endsOf(world: World, orders: readonly OrderInPlay[]): Promise<OrderEnd[]> {
  const made = await madeOf(world);
  const elsewhere = await madeBeyond(world);
  const asked = await askedOf(world);
  const ends: OrderEnd[] = [];
  for (const { sold } of orders) {
    const number = sold.split('/').pop() ?? '';
    const madeIds = made.get(number) ?? [];
    const beyond = elsewhere.get(number) ?? [];
    ends.push(await readEnd(world, { soldId: sold, madeIds, beyond }, asked.get(sold)));
  }
  return ends;
}

/** Throws where an order ended otherwise, with the first that did: plain arrivals stand before odd ones. */
async function compare(world: World, wanted: OrderEnd | undefined, all: Told[]): Promise<void> {
  const ends = await endsOf(
    world,
    all.map(({ order }) => order),
  );
  const text = JSON.stringify(wanted);
  const wrong = ends.flatMap((end, at) => (JSON.stringify(end) === text ? [] : [{ end, at }]));
  const [first] = wrong;
  if (!first) return;
  const told = `${wrong.length} of ${all.length} ended otherwise, first ${all[first.at]?.how}`;
  expect({ told, end: first.end }).toEqual({ told, end: wanted });
}

/** Plays the script of a story on many orders side by side, and tells of it as it happens, late, or astray. */
import { madeBeyond, madeOf } from './arrivals-end.ts';
import {
  type HeldWebhook,
  handOver,
  holdWebhooks,
  orderKey,
  takeHeldWebhooks,
  tellAstray,
  tellWell,
} from './arrivals-held.ts';
import type { Arrival } from './arrivals-kinds.ts';
import type { ArrivalStory, OrderInPlay } from './arrivals-story.ts';
import { personOf } from './person.ts';
import type { World, WorldStore } from './world.ts';

const second = 1_000;
const minute = 60 * second;

/** Longer than deliveries of one order wait for one another. */
const betweenMs = 5 * second;

/** What shelves have, so that no order of a story waits for stock. */
const plenty = 20_000;

export type PlayedLate = OrderInPlay & { arrival: Arrival; told: HeldWebhook[] };

/** The stores that tell of a story's orders. */
const tellers = ({ source, street, more }: World): WorldStore[] => [source, street, ...more];

/** A world at rest that is never reconciled by itself, with enough of all that the story sells. */
export async function prepare(
  world: World,
  { lines, alsoSold = [], settings }: ArrivalStory,
): Promise<void> {
  await world.database.client.execute('PRAGMA journal_mode = WAL');
  await world.applyFirstLevels();
  const supplied = new Map<string, WorldStore>();
  for (const store of [...world.more, world.source])
    for (const sku of await store.listSkus()) supplied.set(sku, store);
  for (const sku of new Set([...lines.map((line) => line.sku), ...alsoSold]))
    await (supplied.get(sku) ?? world.street).setStock(sku, plenty, 'Main warehouse');
  if (settings) await world.setOrderPush(world.street, settings);
  await world.putOffReconciling();
  await world.run(minute);
}

/** Each step is told before the next one happens. */
export async function playInTime(world: World, story: ArrivalStory): Promise<OrderInPlay> {
  const [order] = await begin(world, story, 1);
  if (!order) throw new Error('No order was placed');
  for (const step of story.steps) {
    await step(order);
    await world.run(20 * second);
  }
  return order;
}

/** What is told comes late, in any order, and now and then twice, while the story goes on. */
export async function playAstray(
  world: World,
  story: ArrivalStory,
  count: number,
): Promise<OrderInPlay[]> {
  const stores = tellers(world);
  const played = await begin(world, story, count);
  tellAstray(stores, 40);
  for (const step of story.steps) {
    for (const order of played) await step(order);
    await world.run(15 * second);
  }
  tellWell(stores);
  await world.run(minute);
  return played;
}

/** The whole script happens, and nothing is told of it yet. */
export async function playLate(
  world: World,
  story: ArrivalStory,
  arrivals: readonly Arrival[],
): Promise<PlayedLate[]> {
  const stores = tellers(world);
  if (story.begins === 'unheard') holdWebhooks(stores);
  if (story.begins === 'in-doubt') holdWebhooks([world.source, ...world.more]);
  const played = await begin(world, story, arrivals.length);
  holdWebhooks(stores);
  for (const step of story.steps) {
    for (const order of played) await step(order);
    // Jobs of the stores are done, and their stock webhooks come.
    await world.run(2 * second);
  }
  const held = takeHeldWebhooks(stores);
  const made = await madeOf(world);
  const beyond = await madeBeyond(world);
  return arrivals.flatMap((arrival, at) => {
    const order = played[at];
    if (!order) return [];
    const madeIds = made.get(tailOf(order.sold)) ?? [order.made];
    const of = (store: WorldStore, id: string) => held.get(orderKey(store, id)) ?? [];
    const told = [
      ...of(world.street, order.sold),
      ...madeIds.flatMap((id) => of(world.source, id)),
      ...(beyond.get(tailOf(order.sold)) ?? []).flatMap(({ at: store, id }) => of(store, id)),
    ].sort((a, b) => a.delivery.triggeredAt - b.delivery.triggeredAt);
    return [{ ...order, arrival, told }];
  });
}

/** Hands every order its webhooks in its own order of arrival, all orders side by side, the road running meanwhile. */
export async function arrive(world: World, played: readonly PlayedLate[]): Promise<void> {
  const rounds = Math.max(...played.map(({ arrival }) => arrival.handed.length));
  for (let round = 0; round < rounds; round += 1) {
    for (const { arrival, told } of played) {
      const { handed, atOnce } = arrival;
      const now = atOnce ? (round === 0 ? handed : []) : handed.slice(round, round + 1);
      for (const { at, again } of now) {
        const webhook = told[at];
        if (webhook) await handOver(world, webhook, again);
      }
    }
    await world.run(betweenMs);
  }
}

/** How often an answer may lead to the next question before a story goes in circles. */
const answersMost = 5;

/** Lets everything come to an end, and a person answer what is asked, also because of an answer. */
export async function comeToRest(world: World, story: ArrivalStory): Promise<void> {
  await world.run(5 * minute);
  for (let turn = 0; turn < answersMost; turn += 1) {
    if ((await answer(world, story)) === 0) return;
    await world.run(5 * minute);
  }
  throw new Error('Every answer leads to another question');
}

/** @returns how much a person had an answer to */
async function answer(world: World, { answers = {}, chooses }: ArrivalStory): Promise<number> {
  const { orders } = personOf(world);
  const { mirrorActs, shipments } = world.database.db.query;
  let answered = 0;
  for (const { id, state, stop } of await mirrorActs.findMany()) {
    const choice = state === 'failed' && stop ? answers[stop] : undefined;
    if (!choice) continue;
    await orders.answer({ actId: id, choice });
    answered += 1;
  }
  for (const { id, state, conflict } of await shipments.findMany()) {
    if (state !== 'failed' || !conflict || !chooses) continue;
    await orders.chooseShipment({ shipmentId: id, choice: chooses });
    answered += 1;
  }
  return answered;
}

/** Orders are placed and are where the story begins. */
async function begin(world: World, story: ArrivalStory, count: number): Promise<OrderInPlay[]> {
  const { street, source, more } = world;
  const { begins = 'pushed', before = [], lines, order } = story;
  const cutAnswers = (probability: number, only: string[] | null) => {
    for (const { store } of [source, ...more])
      Object.assign(store.faults.cutAfter, { probability, only });
  };
  if (begins === 'in-doubt') cutAnswers(1, ['orderCreate']);
  const placed: string[] = [];
  for (let turn = 0; turn < count; turn += 1)
    placed.push((await street.placeOrder(lines, order)).id);
  if (begins === 'in-doubt') await world.run(3 * second);
  if (begins === 'pushed') await world.run(30 * second);
  cutAnswers(0, null);
  const made = await madeOf(world);
  const beyond = await madeBeyond(world);
  const played = placed.map((sold) => {
    const [first = ''] = made.get(tailOf(sold)) ?? [];
    if (first === '' && begins !== 'unheard') throw new Error(`${sold} is not at its source`);
    return { sold, made: first, street, source, beyond: beyond.get(tailOf(sold)) ?? [] };
  });
  for (const step of before) {
    for (const one of played) await step(one);
    await world.run(20 * second);
  }
  if (before.length > 0 && (await answer(world, story)) > 0) await world.run(minute);
  return played;
}

const tailOf = (id: string): string => id.split('/').pop() ?? '';

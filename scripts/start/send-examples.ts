// Sends the example orders of a first start down the real road: placed at the destinations, one shipped at the source.
import { setTimeout as sleep } from 'node:timers/promises';
import { failureSentence, routerClient } from '../local/router-client.ts';
import type { RunFile, RunStore } from '../local/run-file.ts';
import { findSourceOrders, listNewestOrders } from '../stores/find-source-orders.ts';
import { placePaidOrder } from '../stores/place-paid-order.ts';
import { shipOpenUnits } from '../stores/ship-open-units.ts';
import { readDeskFile, writeDeskFile } from './desk-file.ts';
import { type Example, exampleOrders } from './example-orders.ts';

/** All of them together: they travel side by side, and nobody waits longer for an example. */
const waitMs = 20_000;
const pauseMs = 150;

type Say = (line: string) => void;
type Placed = { example: Example; store: RunStore; id: string; name: string };

/**
 * Sends them where no order is anywhere yet, and finishes what an earlier start began. Answers whether all of them
 * arrived now. Never throws: what does not go well is said, and the instance runs all the same.
 */
export async function sendExamples(folder: string, run: RunFile, say: Say): Promise<boolean> {
  try {
    const begun = (await readDeskFile(folder))?.examples === 'begun';
    if (!begun && !(await isUntouched(folder, run))) return false;
    say(
      begun
        ? 'Finishing the example orders that the last start was ended in …'
        : 'Sending four example orders down the road …',
    );
    await writeDeskFile(folder, { examples: 'begun' });
    const placed: Placed[] = [];
    for (const example of exampleOrders) placed.push(await placeOnce(run, example));
    const deadline = performance.now() + waitMs;
    let arrived = true;
    for (const one of placed) arrived = (await follow(run, one, deadline, say)) && arrived;
    // What is left stays begun: the next start looks after it.
    if (arrived) await writeDeskFile(folder, { since: Date.now() });
    return arrived;
  } catch (error) {
    say(`The example orders did not all go: ${failureSentence(error)} The next start goes on.`);
    return false;
  }
}

/** Whether nobody did anything here yet: no steps begun, no order known, and none at any store. */
async function isUntouched(folder: string, run: RunFile): Promise<boolean> {
  if ((await readDeskFile(folder)) !== undefined) return false;
  const { rows } = await routerClient(run.dashboard).orderPush.list.query({ limit: 1 });
  if (rows.length > 0) return false;
  for (const store of run.stores) if ((await listNewestOrders(store)).length > 0) return false;
  return true;
}

async function placeOnce({ stores }: RunFile, example: Example): Promise<Placed> {
  const store = stores.find(({ name }) => name === example.soldBy);
  if (!store) throw new Error(`There is no store ${example.soldBy}.`);
  const known = (await listNewestOrders(store)).find(({ tags }) => tags.includes(example.tag));
  const tags = ['example', example.tag];
  const { id, name } = known ?? (await placePaidOrder(store, { ...example, tags }));
  return { example, store, id, name };
}

/** Waits until it is where it should be, shipping it on the way where it is to be shipped. Answers whether it came there. */
async function follow(run: RunFile, placed: Placed, deadline: number, say: Say): Promise<boolean> {
  const { example, name } = placed;
  const router = routerClient(run.dashboard);
  const source = run.stores.find(({ role }) => role === 'source');
  let shipped = example.shippedWith === undefined;
  do {
    if (!shipped && source) shipped = await shipWhereThere(source, placed);
    const { rows } = await router.orderPush.list.query({});
    const row = rows.find((order) => order.name === name && order.storeName === example.soldBy);
    const came = row?.pushStatus === example.becomes;
    const back = row?.pushes.some(({ shipments }) =>
      shipments.some(({ state }) => state === 'created'),
    );
    if (came && (back || example.shippedWith === undefined)) return true;
    await sleep(pauseMs);
  } while (performance.now() < deadline);
  say(
    `Example order ${name} of ${example.soldBy} takes longer; it goes on by itself, and the next start finishes what is left.`,
  );
  return false;
}

/** Ships the source order made from it. Answers whether it is shipped, now or before. */
async function shipWhereThere(
  source: RunStore,
  { example, store, name }: Placed,
): Promise<boolean> {
  const [made] = await findSourceOrders(source, { soldAs: name, shop: store.shop });
  if (!made || !example.shippedWith) return false;
  await shipOpenUnits(source, made.id, example.shippedWith);
  return true;
}

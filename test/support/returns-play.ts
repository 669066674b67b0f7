/** An order of Mug Street that North Supply shipped, and what stories of returns do with it and read of it. */
import { askedOf, type OrderEnd, readEnd } from './arrivals-end.ts';
import { expectStockAtRest, readShelves, type Shelf, shelvesChanged } from './arrivals-stock.ts';
import type { OrderInPlay } from './arrivals-story.ts';
import type { DeskLine } from './desk-checkout.ts';
import { openWorld, type World } from './world.ts';

const minute = 60_000;

export type ReturnsPlay = OrderInPlay & {
  world: World;
  /** The latest return of the customer's order, and of the source's. */
  soldReturn: () => Promise<string>;
  madeReturn: () => Promise<string>;
  /** Lets everything come to rest. */
  rest: () => Promise<void>;
  /** How both orders ended, and what the shelves gained since the goods had left; throws where a ledger does not add up. */
  end: () => Promise<{
    street: string[];
    source: string[];
    asked: string[];
    shelves: Record<string, Shelf>;
    /** All of it, as both stores have it. */
    whole: OrderEnd;
  }>;
};

export const madeReturnOf = async ({ source, made }: OrderInPlay): Promise<string> =>
  (await source.readAfter(made)).returns.at(-1)?.id ?? '';

export const soldReturnOf = async ({ street, sold }: OrderInPlay): Promise<string> =>
  (await street.readAfter(sold)).returns.at(-1)?.id ?? '';

/** @param shipped whether all of it left its source, and came back to Mug Street as shipped */
export async function openReturnsPlay(
  lines: DeskLine[] = [{ sku: 'MUG-RED', quantity: 3 }],
  shipped = true,
): Promise<ReturnsPlay> {
  const world = await openWorld();
  await world.applyFirstLevels();
  await world.putOffReconciling();
  const { street, source } = world;
  const { id: sold } = await street.placeOrder(lines, { charged: true });
  await world.run(minute);
  const [order] = await source.listOrders();
  if (!order) throw new Error('It is not at its source');
  const made = order.id;
  if (shipped) await source.ship(made, { company: 'UPS', number: '1Z-OUT' });
  await world.run(2 * minute);
  const before = await readShelves(world);
  const play: OrderInPlay = { sold, made, street, source };
  return {
    ...play,
    world,
    soldReturn: () => soldReturnOf(play),
    madeReturn: () => madeReturnOf(play),
    rest: () => world.run(5 * minute),
    end: async () => {
      await expectStockAtRest(world);
      const madeIds = (await source.listOrders()).map(({ id }) => id).toReversed();
      const asked = (await askedOf(world)).get(sold) ?? [];
      const ids = [made, ...madeIds.filter((id) => id !== made)];
      const whole = await readEnd(world, { soldId: sold, madeIds: ids }, asked);
      return {
        street: whole.street?.returns ?? [],
        source: whole.source[0]?.returns ?? [],
        asked,
        shelves: shelvesChanged(before, await readShelves(world)),
        whole,
      };
    },
  };
}

/** Units come back with the money for them: Mug Street's or North Supply's staff process a return that way. */
export async function processWithRefund(
  store: OrderInPlay['street'],
  orderId: string,
  returnId: string,
  { amount, restockAt }: { amount: string; restockAt: string },
): Promise<void> {
  const {
    order,
    return: known,
    locations,
  } = await store.post<Unprocessed>(
    `query Known($order: ID!, $return: ID!) {
      order(id: $order) { currencyCode transactions(first: 5) { id kind status } }
      locations(first: 20) { nodes { id name } }
      return(id: $return) { returnLineItems(first: 20) { nodes { id unprocessedQuantity } }
        reverseFulfillmentOrders(first: 2) { nodes { lineItems(first: 20) { nodes { id } } } } } }`,
    { order: orderId, return: returnId },
  );
  const paid = order.transactions.find(({ kind }) => kind === 'SALE' || kind === 'CAPTURE');
  const reverse = known.reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) => lineItems.nodes);
  const locationId = locations.nodes.find(({ name }) => name === restockAt)?.id;
  const { returnProcess } = await store.post<{
    returnProcess: { userErrors: { message: string }[] };
  }>(
    `mutation Process($input: ReturnProcessInput!) {
      returnProcess(input: $input) { userErrors { message } } }`,
    {
      input: {
        returnId,
        returnLineItems: known.returnLineItems.nodes.map(({ id, unprocessedQuantity }, at) => ({
          id,
          quantity: unprocessedQuantity,
          dispositions: [
            {
              reverseFulfillmentOrderLineItemId: reverse[at]?.id,
              quantity: unprocessedQuantity,
              dispositionType: 'RESTOCKED',
              locationId,
            },
          ],
        })),
        financialTransfer: {
          issueRefund: {
            orderTransactions: [
              {
                parentId: paid?.id,
                transactionAmount: { amount, currencyCode: order.currencyCode },
              },
            ],
          },
        },
      },
    },
  );
  const [refused] = returnProcess.userErrors;
  if (refused) throw new Error(refused.message);
}

type Unprocessed = {
  order: { currencyCode: string; transactions: { id: string; kind: string; status: string }[] };
  locations: { nodes: { id: string; name: string }[] };
  return: {
    returnLineItems: { nodes: { id: string; unprocessedQuantity: number }[] };
    reverseFulfillmentOrders: { nodes: { lineItems: { nodes: { id: string }[] } }[] };
  };
};

/** How an order ended at both stores, in short lines that say the same whichever order it is and whenever things happened. */
import type { After, AfterLine } from './after.ts';
import type { SourceOrder } from './arrivals-story.ts';
import type { World } from './world.ts';

/** One order at one store. Lines are named by their place in the customer's order. */
export type SideEnd = {
  cancelled: boolean;
  payment: string;
  shipping: string;
  returning: string;
  received: string;
  paidBack: string;
  address: string;
  lines: string[];
  parcels: string[];
  links: string[];
  refunds: string[];
  returns: string[];
};

export type OrderEnd = {
  /** Undefined where it was deleted. */
  street: SideEnd | undefined;
  /** The source orders that its sources have of it, by source, those of North Supply first, and by part. */
  source: SideEnd[];
  /** What waits for a person. */
  asked: string[];
};

export type EndedOrder = {
  soldId: string;
  madeIds: string[];
  /** Source orders beyond North Supply's. */
  beyond?: SourceOrder[];
};

/**
 * Ids of the source orders of every order of Mug Street, by the number in its id, first part first.
 * @param source has them: North Supply, where nothing else is said
 */
export async function madeOf(
  { street, source: north }: World,
  source = north,
): Promise<Map<string, string[]>> {
  const found: { part: number; sold: string; id: string }[] = [];
  let after: string | null = null;
  do {
    const { orders }: MadePage = await source.post<MadePage>(
      `query Made($after: String) { orders(first: 250, after: $after) {
        nodes { id sourceIdentifier } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    for (const { id, sourceIdentifier } of orders.nodes) {
      const [ours, shop, sold = '', part] = sourceIdentifier?.split(':') ?? [];
      if (ours === 'crossdock' && shop === street.shop)
        found.push({ sold, id, part: Number(part) });
    }
    after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
  } while (after !== null);
  found.sort((a, b) => a.part - b.part);
  const made = new Map<string, string[]>();
  for (const { sold, id } of found) made.set(sold, [...(made.get(sold) ?? []), id]);
  return made;
}

/** The same of the sources beyond North Supply, by source. */
export async function madeBeyond(world: World): Promise<Map<string, SourceOrder[]>> {
  const beyond = new Map<string, SourceOrder[]>();
  for (const at of world.more)
    for (const [sold, ids] of await madeOf(world, at))
      beyond.set(sold, [...(beyond.get(sold) ?? []), ...ids.map((id) => ({ at, id }))]);
  return beyond;
}

type MadePage = {
  orders: {
    nodes: { id: string; sourceIdentifier: string | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

/** What waits for a person, by the id of the customer's order at Mug Street. */
export async function askedOf({ database, street }: World): Promise<Map<string, string[]>> {
  const { mirrorActs, shipments, pushes, orders } = database.db.query;
  const soldOf = new Map(
    (await orders.findMany())
      .filter(({ storeId }) => storeId === street.id)
      .map(({ id, platformId }) => [id, platformId]),
  );
  const ordersOfPushes = new Map((await pushes.findMany()).map(({ id, orderId }) => [id, orderId]));
  const asked = new Map<string, string[]>();
  const ask = (orderId: string | undefined, what: string) => {
    const sold = soldOf.get(orderId ?? '') ?? '';
    asked.set(sold, [...(asked.get(sold) ?? []), what].sort());
  };
  for (const act of await mirrorActs.findMany())
    if (act.state === 'failed') ask(act.orderId, `${act.kind}: ${act.stop}`);
  for (const { state, pushId, conflict, failureKind } of await shipments.findMany())
    if (state === 'failed')
      ask(ordersOfPushes.get(pushId), `shipment: ${conflict ? 'conflict' : failureKind}`);
  return asked;
}

/** Reads how an order stands at both stores. @param asked of this order */
export async function readEnd(
  { street, source }: World,
  { soldId, madeIds, beyond = [] }: EndedOrder,
  asked: string[] = [],
): Promise<OrderEnd> {
  const sold = (await street.isGone(soldId)) ? undefined : await street.readAfter(soldId);
  const places = new Map(sold?.lines.map(({ id }, at) => [id, `line ${at + 1}`]));
  const placeAtSource = ({ mark, sku }: AfterLine) =>
    (mark === null ? undefined : places.get(mark)) ?? `added ${sku}`;
  const made = await Promise.all([
    ...madeIds.map((id) => source.readAfter(id)),
    ...beyond.map(({ at, id }) => at.readAfter(id)),
  ]);
  return {
    street: sold && sideOf(sold, ({ id }) => places.get(id) ?? id),
    source: made.map((after) => sideOf(after, placeAtSource)),
    asked,
  };
}

function sideOf(after: After, placeOf: (line: AfterLine) => string): SideEnd {
  const places = new Map(after.lines.map((line) => [line.id, placeOf(line)]));
  const units = (lines: { lineId: string; quantity: number }[]) =>
    lines.map(({ lineId, quantity }) => `${quantity} of ${places.get(lineId)}`).sort();
  return {
    cancelled: after.cancelledAt !== null,
    payment: after.financialStatus,
    shipping: after.fulfillmentStatus,
    returning: after.returnStatus,
    received: after.received,
    paidBack: after.refunded,
    address: Object.values(after.address ?? {})
      .filter((part) => part !== null)
      .join(', '),
    lines: after.lines
      .map(
        (line) =>
          `${places.get(line.id)} ${line.sku}: ${line.quantity} ordered, ${line.currentQuantity} left, ${line.unfulfilled} to ship`,
      )
      .sort(),
    parcels: standing(after)
      .map(({ displayStatus, tracking, lines }) => {
        const numbers = tracking.map(({ company, number }) => `${company} ${number}`);
        return `${numbers.join(' + ')}, ${displayStatus}: ${units(lines).join(', ')}`;
      })
      .sort(),
    links: standing(after)
      .flatMap(({ tracking }) => tracking.flatMap(({ url }) => url ?? []))
      .sort(),
    refunds: after.refunds
      .map(({ lines, amount, shipping, returnId }) => {
        const parts = lines.map(
          ({ lineId, quantity, restock, location, amount: worth }) =>
            `${quantity} of ${places.get(lineId)} (${worth}) ${restock} ${location ?? 'nowhere'}`,
        );
        return `${parts.sort().join(', ')}; paid back ${amount}, shipping ${shipping}${returnId ? ', of a return' : ''}`;
      })
      .sort(),
    returns: after.returns
      .map(({ status, lines, exchanges }) => {
        const parts = lines.map(
          ({ lineId, quantity, processed, reason }) =>
            `${quantity} of ${places.get(lineId)}, ${processed} processed, ${reason}`,
        );
        const instead = exchanges.map(
          ({ sku, quantity, processed }) => `instead ${quantity} ${sku}, ${processed} sent`,
        );
        return `${status}: ${[...parts.sort(), ...instead.sort()].join('; ')}`;
      })
      .sort(),
  };
}

/** A parcel that was taken back is as if it had never been. */
const standing = ({ fulfillments }: After) =>
  fulfillments.filter(({ status }) => status === 'SUCCESS' || status === 'OPEN');

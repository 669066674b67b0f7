/** Which of an order's lines and units a person at the desk means, and where they are. */
import type { Post } from './desk-documents.ts';

/** A line by its SKU (the first of them) or by its id. */
export type LineWanted = { sku?: string; lineId?: string };

/** Units of a line in one of the order's parcels. */
export type ParcelUnits = { parcelLineId: string; lineId: string; sku: string; quantity: number };

export type KnownLine = { id: string; sku: string };

/** Every line of an order, in its order. Throws where the store has no such order. */
export async function linesOf(post: Post, orderId: string): Promise<KnownLine[]> {
  const { order } = await post<{ order: { lineItems: { nodes: KnownLine[] } } | null }>(
    'query Lines($id: ID!) { order(id: $id) { lineItems(first: 250) { nodes { id sku } } } }',
    { id: orderId },
  );
  if (!order) throw new Error(`No order ${orderId}`);
  return order.lineItems.nodes;
}

/** The line a person means: by place (0 is the first), id, or the first of a SKU. */
export function lineMeant(lines: KnownLine[], wanted: LineWanted | number | string): KnownLine {
  const found = lines.find(({ id, sku }, at) => {
    if (typeof wanted === 'number') return at === wanted;
    if (typeof wanted === 'string') return id === wanted;
    return wanted.lineId === undefined ? sku === wanted.sku : id === wanted.lineId;
  });
  if (!found) throw new Error(`The order has no line ${JSON.stringify(wanted)}`);
  return found;
}

/** The id of a location a person names; an id stays as it is. */
export async function locationId(post: Post, name: string): Promise<string> {
  if (name.startsWith('gid://')) return name;
  const { locations } = await post<{ locations: { nodes: { id: string; name: string }[] } }>(
    '{ locations(first: 50) { nodes { id name } } }',
  );
  const found = locations.nodes.find((one) => one.name === name);
  if (!found) throw new Error(`The store has no location ${name}`);
  return found.id;
}

/** Parcels of an order that stand or stood, oldest first, by id. */
export async function parcelsOf(
  post: Post,
  orderId: string,
): Promise<{ id: string; status: string }[]> {
  const { order } = await post<{
    order: { fulfillments: { id: string; status: string }[] } | null;
  }>('query Parcels($id: ID!) { order(id: $id) { fulfillments(first: 100) { id status } } }', {
    id: orderId,
  });
  if (!order) throw new Error(`No order ${orderId}`);
  return order.fulfillments;
}

/** The parcel at a place (0 is the oldest), cancelled ones counted. */
export async function parcelAt(post: Post, orderId: string, nth: number): Promise<string> {
  const parcel = (await parcelsOf(post, orderId))[nth];
  if (!parcel) throw new Error(`The order has no parcel ${nth}`);
  return parcel.id;
}

/** What is in one parcel. */
export async function unitsIn(post: Post, parcelId: string): Promise<ParcelUnits[]> {
  const { fulfillment } = await post<{
    fulfillment: {
      fulfillmentLineItems: {
        nodes: { id: string; quantity: number; lineItem: KnownLine }[];
      };
    };
  }>(
    `query Units($id: ID!) { fulfillment(id: $id) {
      fulfillmentLineItems(first: 250) { nodes { id quantity lineItem { id sku } } } } }`,
    { id: parcelId },
  );
  return fulfillment.fulfillmentLineItems.nodes.map(({ id, quantity, lineItem }) => ({
    parcelLineId: id,
    lineId: lineItem.id,
    sku: lineItem.sku,
    quantity,
  }));
}

/** Customers' orders at a store, of every shape a story needs. */
import type { Post } from './desk-documents.ts';

export type DeskLine = { sku: string; quantity: number };

export type PlacedOrder = { id: string; name: string };

export const danaReyes = {
  firstName: 'Dana',
  lastName: 'Reyes',
  address1: '18 Pine St',
  city: 'Austin',
  provinceCode: 'TX',
  countryCode: 'US',
  zip: '78701',
  phone: '+15125550100',
};

export type OrderChange = {
  note?: string;
  paid?: boolean;
  /** A card was charged for all of it, so that money can go back; not with taxes. */
  charged?: boolean;
  /** The payment was voided. */
  voided?: boolean;
  /** So much of the total is paid so far, and no more. */
  received?: string;
  /** Of each unit; a price of nothing makes shipping free, too, where nothing else is said. */
  price?: string;
  shippingPrice?: string;
  currency?: string;
  shippingAddress?: Record<string, string>;
  email?: string;
  /** Of the order and of the shipping address. */
  phone?: string;
  processedAt?: string;
  tags?: string[];
  /** As a store with a prefix or suffix of its own names it, e.g. `EU1001`. */
  name?: string;
  /** The customer fetches it. */
  pickup?: boolean;
  /** The store itself brings it. */
  local?: boolean;
  /** Sold over the counter. */
  pointOfSale?: boolean;
  test?: boolean;
  /** On every line and on shipping; `rate` such as `0.0825`. */
  taxes?: { title: string; rate: string }[];
  taxesIncluded?: boolean;
};

export type KnownVariant = {
  id: string;
  sku: string | null;
  price: string;
  inventoryItem: { id: string; requiresShipping: boolean };
};

/** Every variant of the store. */
export async function listVariants(post: Post): Promise<KnownVariant[]> {
  const { productVariants } = await post<{ productVariants: { nodes: KnownVariant[] } }>(
    '{ productVariants(first: 100) { nodes { id sku price inventoryItem { id requiresShipping } } } }',
  );
  return productVariants.nodes;
}

/** A customer's checkout. Stock falls as it does for any order of the storefront. */
export async function placeOrder(
  post: Post,
  lines: DeskLine[],
  change: OrderChange = {},
): Promise<PlacedOrder> {
  const { orderCreate } = await post<{
    orderCreate: { order: PlacedOrder | null; userErrors: { message: string }[] };
  }>(
    `mutation Place($order: OrderCreateOrderInput!) {
      orderCreate(order: $order, options: { inventoryBehaviour: DECREMENT_IGNORING_POLICY }) {
        order { id name } userErrors { field message }
      }
    }`,
    { order: orderOf(await listVariants(post), lines, change) },
  );
  if (!orderCreate.order) throw new Error(JSON.stringify(orderCreate.userErrors));
  return orderCreate.order;
}

function orderOf(known: KnownVariant[], lines: DeskLine[], change: OrderChange): object {
  const { currency = 'USD', email = 'dana@example.com', taxes: taxLines } = change;
  const priceSet = (amount: string) => ({ shopMoney: { amount, currencyCode: currency } });
  return {
    currency,
    lineItems: lines.map(({ sku, quantity }) => {
      const variant = known.find((candidate) => candidate.sku === sku);
      if (!variant) throw new Error(`The store does not list ${sku}`);
      return {
        variantId: variant.id,
        quantity,
        requiresShipping: variant.inventoryItem.requiresShipping,
        priceSet: priceSet(change.price ?? variant.price),
        taxLines,
      };
    }),
    email,
    phone: change.phone,
    customer: { toUpsert: { firstName: 'Dana', lastName: 'Reyes', email } },
    shippingAddress: {
      ...(change.shippingAddress ?? danaReyes),
      ...(change.phone ? { phone: change.phone } : {}),
    },
    billingAddress: danaReyes,
    shippingLines: [{ ...methodOf(change), priceSet: priceSet(shippingPriceOf(change)), taxLines }],
    note: change.note,
    name: change.name,
    processedAt: change.processedAt,
    tags: change.tags,
    test: change.test,
    taxesIncluded: change.taxesIncluded,
    sourceName: change.pointOfSale ? 'pos' : undefined,
    customAttributes: [{ key: 'Gift', value: 'yes' }],
    ...paymentOf(
      change.charged ? { ...change, received: totalOf(known, lines, change) } : change,
      priceSet,
    ),
  };
}

function totalOf(known: KnownVariant[], lines: DeskLine[], change: OrderChange): string {
  if (change.taxes) throw new Error('What taxes come to is for the store to say');
  const units = lines.reduce((sum, { sku, quantity }) => {
    const price = change.price ?? known.find((one) => one.sku === sku)?.price ?? '0';
    return sum + Math.round(Number(price) * 100) * quantity;
  }, 0);
  return ((units + Math.round(Number(shippingPriceOf(change)) * 100)) / 100).toFixed(2);
}

const shippingPriceOf = ({ price, shippingPrice }: OrderChange): string =>
  shippingPrice ?? (Number(price) === 0 ? '0' : '5');

function paymentOf(
  { paid = true, voided, received }: OrderChange,
  priceSet: (amount: string) => object,
) {
  if (voided) return { financialStatus: 'VOIDED' };
  if (received === undefined) return { financialStatus: paid ? 'PAID' : 'PENDING' };
  return {
    transactions: [
      { kind: 'SALE', status: 'SUCCESS', gateway: 'bogus', amountSet: priceSet(received) },
    ],
  };
}

/** The sandbox tells by the line's source how the order reaches the customer (docs/sandbox.md). */
function methodOf({ pickup, local }: OrderChange) {
  if (pickup) return { title: 'Pick up at the shop', code: 'PICKUP', source: 'pickup' };
  if (local) return { title: 'Local delivery', code: 'LOCAL', source: 'local-delivery' };
  return { title: 'Standard', code: 'STD' };
}

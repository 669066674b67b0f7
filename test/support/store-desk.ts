/** What people do at a store, through its Admin API with documents of the tests' own. */
/** Anything that answers a store's Admin API. */
type Answering = { fetch: (request: Request) => Promise<Response> };

export type DeskLine = { sku: string; quantity: number };

export type DeskLevel = {
  inventoryItemId: string;
  locationId: string;
  location: string;
  available: number;
};

export type PlacedOrder = { id: string; name: string };

export type DeskOrder = {
  id: string;
  name: string;
  note: string | null;
  email: string | null;
  tags: string[];
  sourceIdentifier: string | null;
  cancelledAt: string | null;
  displayFinancialStatus: string;
  displayFulfillmentStatus: string;
  customAttributes: { key: string; value: string }[];
  customer: { firstName: string | null; lastName: string | null; email: string | null } | null;
  shippingAddress: Record<string, string | null> | null;
  shippingLines: {
    nodes: { title: string; originalPriceSet: { shopMoney: { amount: string } } }[];
  };
  totalPriceSet: { shopMoney: { amount: string; currencyCode: string } };
  lineItems: {
    nodes: {
      id: string;
      sku: string;
      quantity: number;
      customAttributes: { key: string; value: string }[];
    }[];
  };
  fulfillments: {
    id: string;
    status: string;
    trackingInfo: { company: string | null; number: string | null; url: string | null }[];
    fulfillmentLineItems: { nodes: { quantity: number; lineItem: { id: string; sku: string } }[] };
  }[];
};

const orderFields = `
  id name note email tags sourceIdentifier cancelledAt displayFinancialStatus displayFulfillmentStatus
  customAttributes { key value }
  customer { firstName lastName email: defaultEmailAddress { emailAddress } }
  shippingAddress { firstName lastName address1 address2 city provinceCode zip countryCodeV2 phone company }
  shippingLines(first: 5) { nodes { title originalPriceSet { shopMoney { amount } } } }
  totalPriceSet { shopMoney { amount currencyCode } }
  lineItems(first: 20) { nodes { id sku quantity customAttributes { key value } } }
  fulfillments(first: 5) {
    id status trackingInfo(first: 3) { company number url }
    fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id sku } } }
  }`;

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
  price?: string;
  currency?: string;
  shippingAddress?: Record<string, string>;
  email?: string;
  processedAt?: string;
};

/** Posts a document to a store's Admin API. Throws what the API says where it refuses. */
export async function ask<T>(
  store: Answering,
  token: string,
  query: string,
  variables: object = {},
): Promise<T> {
  const response = await store.fetch(
    new Request('http://store.test/admin/api/2026-10/graphql.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query, variables }),
    }),
  );
  const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors ?? answer));
  return answer.data;
}

/** One store's desk: place, pay, ship, read. */
export function storeDesk(store: Answering, token: string) {
  const post = <T>(query: string, variables?: object) => ask<T>(store, token, query, variables);

  const variants = async () => {
    const { productVariants } = await post<{
      productVariants: {
        nodes: {
          id: string;
          sku: string | null;
          price: string;
          inventoryItem: { id: string; requiresShipping: boolean };
        }[];
      };
    }>(
      '{ productVariants(first: 100) { nodes { id sku price inventoryItem { id requiresShipping } } } }',
    );
    return productVariants.nodes;
  };

  /** A customer's checkout. Stock falls as it does for any order of the storefront. */
  const placeOrder = async (lines: DeskLine[], change: OrderChange = {}): Promise<PlacedOrder> => {
    const known = await variants();
    const { currency = 'USD', paid = true } = change;
    const lineItems = lines.map(({ sku, quantity }) => {
      const variant = known.find((candidate) => candidate.sku === sku);
      if (!variant) throw new Error(`The store does not list ${sku}`);
      const amount = change.price ?? variant.price;
      return {
        variantId: variant.id,
        quantity,
        requiresShipping: variant.inventoryItem.requiresShipping,
        priceSet: { shopMoney: { amount, currencyCode: currency } },
      };
    });
    const { orderCreate } = await post<{
      orderCreate: { order: PlacedOrder | null; userErrors: { message: string }[] };
    }>(
      `mutation Place($order: OrderCreateOrderInput!) {
        orderCreate(order: $order, options: { inventoryBehaviour: DECREMENT_IGNORING_POLICY }) {
          order { id name } userErrors { field message }
        }
      }`,
      {
        order: {
          currency,
          lineItems,
          email: change.email ?? 'dana@example.com',
          customer: {
            toUpsert: {
              firstName: 'Dana',
              lastName: 'Reyes',
              email: change.email ?? 'dana@example.com',
            },
          },
          shippingAddress: change.shippingAddress ?? danaReyes,
          billingAddress: danaReyes,
          shippingLines: [
            {
              title: 'Standard',
              code: 'STD',
              priceSet: { shopMoney: { amount: '5', currencyCode: currency } },
            },
          ],
          ...(change.note ? { note: change.note } : {}),
          ...(change.processedAt ? { processedAt: change.processedAt } : {}),
          customAttributes: [{ key: 'Gift', value: 'yes' }],
          financialStatus: paid ? 'PAID' : 'PENDING',
        },
      },
    );
    if (!orderCreate.order) throw new Error(JSON.stringify(orderCreate.userErrors));
    return orderCreate.order;
  };

  const readOrder = async (id: string): Promise<DeskOrder> => {
    const { order } = await post<{ order: DeskOrder | null }>(
      `query Read($id: ID!) { order(id: $id) { ${orderFields} } }`,
      { id },
    );
    if (!order) throw new Error(`No order ${id}`);
    return order;
  };

  /** Every order of the store, newest first. */
  const listOrders = async (): Promise<DeskOrder[]> => {
    const { orders } = await post<{ orders: { nodes: { id: string }[] } }>(
      '{ orders(first: 50, reverse: true, sortKey: CREATED_AT) { nodes { id } } }',
    );
    return Promise.all(orders.nodes.map(({ id }) => readOrder(id)));
  };

  const pay = (id: string) =>
    post(
      'mutation Pay($id: ID!) { orderMarkAsPaid(input: { id: $id }) { userErrors { message } } }',
      { id },
    );

  const cancel = (id: string) =>
    post(
      `mutation Cancel($id: ID!) {
        orderCancel(orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: false) {
          orderCancelUserErrors { message }
        }
      }`,
      { id },
    );

  /** Ships all that is left of an order, or the given units by SKU, from whichever location has them. */
  const ship = async (
    id: string,
    tracking: { company: string; number: string },
    only?: Record<string, number>,
  ): Promise<void> => {
    const { order } = await post<{
      order: {
        fulfillmentOrders: {
          nodes: {
            id: string;
            status: string;
            lineItems: { nodes: { id: string; sku: string; remainingQuantity: number }[] };
          }[];
        };
      };
    }>(
      `query Shippable($id: ID!) { order(id: $id) { fulfillmentOrders(first: 10) { nodes { id status
        lineItems(first: 20) { nodes { id sku remainingQuantity } } } } } }`,
      { id },
    );
    const groups = order.fulfillmentOrders.nodes.filter(
      (group) => group.status === 'OPEN' || group.status === 'IN_PROGRESS',
    );
    for (const group of groups) {
      const lines = group.lineItems.nodes
        .map((line) => ({
          id: line.id,
          quantity: Math.min(
            line.remainingQuantity,
            only ? (only[line.sku] ?? 0) : line.remainingQuantity,
          ),
        }))
        .filter((line) => line.quantity > 0);
      if (lines.length === 0) continue;
      const { fulfillmentCreate } = await post<{
        fulfillmentCreate: {
          fulfillment: { id: string } | null;
          userErrors: { message: string }[];
        };
      }>(
        `mutation Ship($fulfillment: FulfillmentInput!) {
          fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { message } }
        }`,
        {
          fulfillment: {
            lineItemsByFulfillmentOrder: [
              { fulfillmentOrderId: group.id, fulfillmentOrderLineItems: lines },
            ],
            trackingInfo: tracking,
            notifyCustomer: false,
          },
        },
      );
      if (!fulfillmentCreate.fulfillment)
        throw new Error(JSON.stringify(fulfillmentCreate.userErrors));
    }
  };

  /** What a SKU has at each location that stocks it. */
  const levels = async (sku: string): Promise<DeskLevel[]> => {
    const { inventoryItems } = await post<{
      inventoryItems: {
        nodes: {
          id: string;
          sku: string;
          inventoryLevels: {
            nodes: {
              location: { id: string; name: string };
              quantities: { quantity: number }[];
            }[];
          };
        }[];
      };
    }>(
      `query Level($query: String!) { inventoryItems(first: 10, query: $query) { nodes { id sku
        inventoryLevels(first: 10) { nodes { location { id name } quantities(names: ["available"]) { quantity } } } } } }`,
      { query: `sku:'${sku}'` },
    );
    return inventoryItems.nodes
      .filter((listed) => listed.sku === sku)
      .flatMap(({ id, inventoryLevels }) =>
        inventoryLevels.nodes.map((level) => ({
          inventoryItemId: id,
          locationId: level.location.id,
          location: level.location.name,
          available: level.quantities[0]?.quantity ?? 0,
        })),
      );
  };

  /** Units available of a SKU over all locations of the store. */
  const available = async (sku: string): Promise<number> =>
    (await levels(sku)).reduce((sum, level) => sum + level.available, 0);

  /** A person counts the shelf: this many from now on, at the named location or the first that stocks it. */
  const setStock = async (sku: string, quantity: number, location?: string): Promise<void> => {
    const known = await levels(sku);
    const level = known.find((one) => one.location === location) ?? known[0];
    if (!level) throw new Error(`The store does not stock ${sku}`);
    const { inventorySetQuantities } = await post<{
      inventorySetQuantities: { userErrors: { message: string }[] };
    }>(
      `mutation Count($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }`,
      {
        key: crypto.randomUUID(),
        input: {
          name: 'available',
          reason: 'correction',
          quantities: [
            {
              inventoryItemId: level.inventoryItemId,
              locationId: level.locationId,
              quantity,
              changeFromQuantity: null,
            },
          ],
        },
      },
    );
    if (inventorySetQuantities.userErrors.length > 0)
      throw new Error(JSON.stringify(inventorySetQuantities.userErrors));
  };

  /** What a store does after failing to deliver for hours: every webhook of the app is gone. Tells how many. */
  const dropSubscriptions = async (): Promise<number> => {
    const { webhookSubscriptions } = await post<{
      webhookSubscriptions: { nodes: { id: string }[] };
    }>('{ webhookSubscriptions(first: 100) { nodes { id } } }');
    for (const { id } of webhookSubscriptions.nodes)
      await post(
        'mutation Drop($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }',
        { id },
      );
    return webhookSubscriptions.nodes.length;
  };

  /** Every SKU the store lists. */
  const listSkus = async (): Promise<string[]> =>
    (await variants()).flatMap((variant) => (variant.sku ? [variant.sku] : []));

  return {
    listSkus,
    placeOrder,
    readOrder,
    listOrders,
    pay,
    cancel,
    ship,
    levels,
    available,
    setStock,
    dropSubscriptions,
    post,
  };
}

export type StoreDesk = ReturnType<typeof storeDesk>;

/** A SKU that `here` lists and `there` does not. */
export async function skuOnlyAt(here: StoreDesk, there: StoreDesk): Promise<string> {
  const known = new Set(await there.listSkus());
  const sku = (await here.listSkus()).find((listed) => !known.has(listed));
  if (!sku) throw new Error('Every SKU is on both stores');
  return sku;
}

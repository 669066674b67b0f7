/** How a test speaks to a store's Admin API: the post, and what it reads of an order. */

/** Anything that answers a store's Admin API. */
export type Answering = { fetch: (request: Request) => Promise<Response> };

/** Posts a document as one store's staff. */
export type Post = <T>(query: string, variables?: object) => Promise<T>;

type Amount = { shopMoney: { amount: string } };
type DeskTax = { title: string; rate: number; priceSet: Amount };

export type DeskOrder = {
  id: string;
  name: string;
  note: string | null;
  email: string | null;
  phone: string | null;
  tags: string[];
  sourceIdentifier: string | null;
  cancelledAt: string | null;
  test: boolean;
  taxesIncluded: boolean;
  displayFinancialStatus: string;
  displayFulfillmentStatus: string;
  customAttributes: { key: string; value: string }[];
  customer: { firstName: string | null; lastName: string | null; email: string | null } | null;
  shippingAddress: Record<string, string | null> | null;
  billingAddress: Record<string, string | null> | null;
  shippingLines: {
    nodes: { title: string; originalPriceSet: Amount; taxLines: DeskTax[] }[];
  };
  totalPriceSet: { shopMoney: { amount: string; currencyCode: string } };
  transactions: { kind: string; gateway: string; amountSet: Amount }[];
  lineItems: {
    nodes: {
      id: string;
      sku: string;
      quantity: number;
      currentQuantity: number;
      originalUnitPriceSet: Amount;
      taxLines: DeskTax[];
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

const address =
  'firstName lastName address1 address2 city provinceCode zip countryCodeV2 phone company';
const tax = 'taxLines { title rate priceSet { shopMoney { amount } } }';

export const orderFields = `
  id name note email phone tags sourceIdentifier cancelledAt test taxesIncluded
  displayFinancialStatus displayFulfillmentStatus
  customAttributes { key value }
  customer { firstName lastName email: defaultEmailAddress { emailAddress } }
  shippingAddress { ${address} }
  billingAddress { ${address} }
  shippingLines(first: 5) { nodes { title originalPriceSet { shopMoney { amount } } ${tax} } }
  totalPriceSet { shopMoney { amount currencyCode } }
  transactions(first: 5) { kind gateway amountSet { shopMoney { amount } } }
  lineItems(first: 20) {
    nodes {
      id sku quantity currentQuantity originalUnitPriceSet { shopMoney { amount } } ${tax}
      customAttributes { key value }
    }
  }
  fulfillments(first: 5) {
    id status trackingInfo(first: 3) { company number url }
    fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id sku } } }
  }`;

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

/** Throws what a mutation refuses. */
export function must({ userErrors }: { userErrors: { message: string }[] }): void {
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

// An order as a store's Admin API tells it to a script.

export type ToldAddress = Record<
  | 'firstName'
  | 'lastName'
  | 'address1'
  | 'address2'
  | 'city'
  | 'zip'
  | 'provinceCode'
  | 'countryCodeV2'
  | 'phone',
  string | null
>;

type Money = { shopMoney: { amount: string; currencyCode: string } };
type Pair = { key: string; value: string | null };

export type ToldLine = {
  id: string;
  sku: string | null;
  quantity: number;
  customAttributes: Pair[];
  originalUnitPriceSet: Money;
};

export type ToldShipment = {
  id: string;
  status: string;
  trackingInfo: { company: string | null; number: string | null }[];
  fulfillmentLineItems: {
    nodes: { quantity: number; lineItem: { id: string; sku: string | null } }[];
  };
};

export type ToldOrder = {
  id: string;
  name: string;
  note: string | null;
  tags: string[];
  email: string | null;
  sourceIdentifier: string | null;
  cancelledAt: string | null;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string;
  customAttributes: Pair[];
  customer: { firstName: string | null; lastName: string | null } | null;
  shippingAddress: ToldAddress | null;
  billingAddress: ToldAddress | null;
  shippingLines: { nodes: { title: string; originalPriceSet: Money }[] };
  lineItems: { nodes: ToldLine[] };
  fulfillments: ToldShipment[];
};

/** The value of a note attribute, undefined where the order has none of that name. */
export function attributeOf(
  order: Pick<ToldOrder, 'customAttributes'>,
  key: string,
): string | undefined {
  return order.customAttributes.find((pair) => pair.key === key)?.value ?? undefined;
}

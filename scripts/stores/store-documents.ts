// The GraphQL documents of the demo and the examples: what any program would send to a store's Admin API 2026-10. They are
// the scripts' own, so that a mistake in the adapter's documents cannot hide in both.

const address = `firstName lastName address1 address2 city zip provinceCode countryCodeV2 phone`;

/** One order as both stores must tell it. */
export const orderFields = `
  id name note tags createdAt cancelledAt displayFinancialStatus displayFulfillmentStatus sourceIdentifier email
  customAttributes { key value }
  customer { firstName lastName }
  shippingAddress { ${address} }
  billingAddress { ${address} }
  shippingLines(first: 5) { nodes { title originalPriceSet { shopMoney { amount currencyCode } } } }
  lineItems(first: 10) {
    nodes { id sku quantity customAttributes { key value } originalUnitPriceSet { shopMoney { amount currencyCode } } }
  }
  fulfillments(first: 5) {
    id status
    trackingInfo(first: 2) { company number }
    fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id sku } } }
  }`;

/** One order with all that became of it: its lines, parcels, refunds, payments, and where it ships from. */
const afterFields = `
  id name cancelledAt displayFulfillmentStatus
  lineItems(first: 10) {
    nodes { id sku quantity currentQuantity unfulfilledQuantity customAttributes { key value } }
  }
  fulfillments(first: 5) {
    id status
    trackingInfo(first: 2) { company number }
    fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id } } }
  }
  refunds(first: 5) {
    id
    totalRefundedSet { shopMoney { amount currencyCode } }
    refundLineItems(first: 10) {
      nodes { quantity restockType location { id name } lineItem { id } }
    }
    transactions(first: 5) { nodes { id kind status gateway } }
  }
  transactions(first: 10) { id kind status gateway }
  fulfillmentOrders(first: 5) {
    nodes {
      id status
      assignedLocation { location { id name } }
      lineItems(first: 10) { nodes { id totalQuantity remainingQuantity lineItem { id } } }
    }
  }`;

export const storeDocuments = {
  variants: `query ScriptVariants($query: String!) {
    productVariants(first: 10, query: $query) {
      nodes {
        id sku price
        inventoryItem {
          id tracked
          inventoryLevels(first: 20) {
            nodes {
              location { id name }
              quantities(names: ["available", "committed", "on_hand"]) { name quantity }
            }
          }
        }
      }
    }
  }`,
  placeOrder: `mutation ScriptPlaceOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
    orderCreate(order: $order, options: $options) {
      order { ${orderFields} }
      userErrors { field message }
    }
  }`,
  payOrder: `mutation ScriptPayOrder($id: ID!) {
    orderMarkAsPaid(input: { id: $id }) {
      order { ${orderFields} }
      userErrors { field message }
    }
  }`,
  newestOrders: `query ScriptNewestOrders {
    orders(first: 20, sortKey: CREATED_AT, reverse: true) { nodes { id name tags customAttributes { key value } } }
  }`,
  order: `query ScriptOrder($id: ID!) { order(id: $id) { ${orderFields} } }`,
  orderAfter: `query ScriptOrderAfter($id: ID!) { order(id: $id) { ${afterFields} } }`,
  toShip: `query ScriptToShip($id: ID!) {
    order(id: $id) {
      fulfillmentOrders(first: 10) { nodes { id status lineItems(first: 20) { nodes { id remainingQuantity } } } }
    }
  }`,
  ship: `mutation ScriptShip($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } }
  }`,
  correctTracking: `mutation ScriptCorrectTracking($id: ID!, $tracking: FulfillmentTrackingInput!) {
    fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: false) {
      userErrors { field message }
    }
  }`,
  refund: `mutation ScriptRefund($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
  }`,
  restock: `mutation ScriptRestock($input: InventoryAdjustQuantitiesInput!, $key: String!) {
    inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { userErrors { field message } }
  }`,
} as const;

// A webhook topic has two spellings: ORDERS_CREATE in GraphQL, 'orders/create' in headers.

/** Resources with an underscore of their own: theirs is not the one before the event. */
const resources = [
  'app_purchases_one_time',
  'app_subscriptions',
  'bulk_operations',
  'collection_listings',
  'collection_publications',
  'company_contacts',
  'company_contact_roles',
  'company_locations',
  'customer_groups',
  'customer_payment_methods',
  'draft_orders',
  'fulfillment_events',
  'fulfillment_orders',
  'inventory_items',
  'inventory_levels',
  'inventory_shipments',
  'inventory_transfers',
  'metafield_definitions',
  'order_transactions',
  'payment_schedules',
  'payment_terms',
  'product_feeds',
  'product_listings',
  'scheduled_product_listings',
  'selling_plan_groups',
  'subscription_contracts',
  'tax_services',
  'tender_transactions',
];

/** ORDERS_PARTIALLY_FULFILLED → 'orders/partially_fulfilled'. */
export function topicPath(name: string): string {
  const lower = name.toLowerCase();
  const resource =
    resources.find((one) => lower.startsWith(`${one}_`)) ?? lower.split('_')[0] ?? '';
  return `${resource}/${lower.slice(resource.length + 1)}`;
}

/** 'orders/create' → ORDERS_CREATE. */
export const topicEnum = (path: string): string => path.replace('/', '_').toUpperCase();

/** Where a source order carries our reference so that the store itself keeps it unique (OP2). */

/** Shopify holds values of type `id` apart within one namespace and key (shopify.dev, working with custom ids). */
export const referenceField = {
  namespace: 'crossdock',
  key: 'push_reference',
  type: 'id',
} as const;

/** Names that Shopify makes a tracking link of (shopify.dev, FulfillmentTrackingInput); any other is taken as text. */
export const carriers = [
  'Australia Post',
  'Canada Post',
  'DHL eCommerce',
  'DHL Express',
  'DPD',
  'Deutsche Post',
  'Evri',
  'FedEx',
  'GLS',
  'La Poste',
  'New Zealand Post',
  'PostNL',
  'Royal Mail',
  'UPS',
  'USPS',
] as const;

/** Sizes that our operations are cut to; the scripts that estimate costs read them too. */

/** Inventory items whose levels are asked for in one call: Shopify refuses an operation of more than 1,000 points. */
export const levelsPerCall = 12;

/** As levelsPerCall, where only the first two levels of each item are asked for. */
export const itemsPerCall = 110;

/** Inventory items that are asked in one call what an order could take of them. */
export const orderablePerCall = 34;

/** Variants whose prices are asked for in one call: Shopify takes 250 ids at most. */
export const pricesPerCall = 250;

/** SKUs that one search names: its text stays far below what a store reads. */
export const skusPerCall = 50;

/** Variants that are read by their keys in one call. */
export const listingsPerCall = 100;

/** Orders that are read by their keys in one call: Shopify takes 250 ids at most. */
export const ordersPerCall = 250;

/** Sizes that our operations are cut to; the scripts that estimate costs read them too. */

/** Inventory items whose levels are asked for in one call: Shopify refuses an operation of more than 1,000 points. */
export const levelsPerCall = 12;

/** As levelsPerCall, where only the first two levels of each item are asked for. */
export const itemsPerCall = 110;

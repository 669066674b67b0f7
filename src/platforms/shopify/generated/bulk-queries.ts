// Queries that a store runs in bulk, as text. Written by scripts/graphql/generate.ts; do not edit.

export const levelsExport =
  '{locations{edges{node{id inventoryLevels{edges{node{id item{id}updatedAt quantities(names:["available"]){quantity}}}}}}}}';

export const listingsExport =
  '{productVariants{edges{node{id sku displayName barcode updatedAt product{id}inventoryItem{id tracked}}}}}';

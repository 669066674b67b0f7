// Queries that a store runs in bulk, as text. Written by scripts/graphql/generate.ts; do not edit.

export const levelsExport =
  '{locations{edges{node{id inventoryLevels{edges{node{id item{id}updatedAt quantities(names:["available"]){quantity}}}}}}}}';

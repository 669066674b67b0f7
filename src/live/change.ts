/** What an open dashboard is told: something changed, read it again. Only a hint; nothing travels with it (rule 1). */

/** `orders` covers pushes, shipments and notices; `id` is the order's, where one is known. `stock`: levels, charges, places; `reconciles`: runs. */
export type Change =
  | { of: 'orders'; id?: string }
  | { of: 'stores' }
  | { of: 'stock' }
  | { of: 'reconciles' };

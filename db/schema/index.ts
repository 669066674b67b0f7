/** Every table, a file each; this list is what drizzle and the migrations see. */
export { accounts } from './accounts.ts';
export { bulkRunOrders, bulkRuns } from './bulk-runs.ts';
export { connections } from './connections.ts';
export { deadLetters } from './dead-letters.ts';
export { links, listings } from './listings.ts';
export { locationGroupSources, locationGroups, locations } from './locations.ts';
export { notices } from './notices.ts';
export { orderEvents } from './order-events.ts';
export { orderLines, orders } from './orders.ts';
export { pushes, pushLines } from './pushes.ts';
export { drifts, reconciles, secondOrders } from './reconciles.ts';
export { shipments } from './shipments.ts';
export { stockItems, stockLevels, stockTargets } from './stock.ts';
export { stores } from './stores.ts';

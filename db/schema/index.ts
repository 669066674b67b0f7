/** Every table, a file each; this list is what drizzle and the migrations see. */
export { accounts } from './accounts.ts';
export { activity } from './activity.ts';
export { bulkRunOrders, bulkRuns } from './bulk-runs.ts';
export { connections } from './connections.ts';
export { deadLetters } from './dead-letters.ts';
export { linkFileLines, linkFiles } from './link-files.ts';
export { links, listings, unlinked } from './listings.ts';
export { locationGroupSources, locationGroups, locations } from './locations.ts';
export { matchCounts, matches } from './matches.ts';
export { mirrorActs } from './mirror-acts.ts';
export { noticeChannels, noticePeople } from './notice-channels.ts';
export {
  noticeAttempts,
  noticeDeliveries,
  noticeMessages,
  outboxMails,
} from './notice-messages.ts';
export { noticeGroups, noticeReads, notices } from './notices.ts';
export { orderEvents } from './order-events.ts';
export { orderLines, orders } from './orders.ts';
export { pushes, pushLines } from './pushes.ts';
export { drifts, reconciles, secondOrders } from './reconciles.ts';
export { routings } from './routings.ts';
export { shipments } from './shipments.ts';
export { stockItems, stockLevels, stockTargets } from './stock.ts';
export { stores } from './stores.ts';
export { trackingFileLines, trackingFiles } from './tracking-files.ts';

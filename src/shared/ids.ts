/** Keys of our rows. Those made from a platform's own ids come out the same every time, so a repeat finds its row. */

/** The part of a platform id that tells it apart in its store: `gid://shopify/Order/613` → `613`. */
export const tail = (platformId: string): string =>
  platformId.slice(platformId.lastIndexOf('/') + 1);

/** Key of an order: its store's row and the platform's order id. */
export const orderIdOf = (storeId: string, platformOrderId: string): string =>
  `${storeId}.${tail(platformOrderId)}`;

/** Key of an order line under its order. */
export const orderLineIdOf = (orderId: string, platformLineId: string): string =>
  `${orderId}.${tail(platformLineId)}`;

const dayMs = 24 * 60 * 60_000;

/** Key of a group of notices: repeats of one UTC day stand together, of the same kind, store and cause. @param now ms */
export const noticeGroupIdOf = (
  notice: { storeId: string; kind: string; cause: string },
  now: number,
): string => `${notice.storeId}:${notice.kind}:${notice.cause}:${Math.floor(now / dayMs)}`;

/** A fresh key nobody has, for rows that nothing outside names: `prefix` and 16 random characters. */
export const newId = (prefix: string): string =>
  `${prefix}_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;

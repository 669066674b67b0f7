/** What a store's people are told. */
export type NoticeKind = 'new-order-received';

/** The words of the notice the source store gets for a pushed order (OP7). */
export const newOrderReceived = (order: {
  sourceOrderName: string;
  destinationStoreName: string;
  destinationOrderName: string;
}): string =>
  `New order received: ${order.sourceOrderName}, from ${order.destinationStoreName} ${order.destinationOrderName}`;

/** The address of Manual Order Push with an order chosen already. */

/** Pure. @param order the platform's id of an order of the destination store */
export function manualPushPath(of: {
  destinationStoreId: string;
  platformOrderId: string;
}): string {
  const search = new URLSearchParams({
    destination: of.destinationStoreId,
    order: of.platformOrderId,
  });
  return `/manual-push?${search}`;
}

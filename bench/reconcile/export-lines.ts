/** Lines of a levels export as Shopify writes them (bulk-queries/levels-export.graphql), for a very large store. */

export type LineOfLevel = {
  inventoryItemId: string;
  locationId: string;
  available: number;
  /** ISO 8601 */
  updatedAt: string;
};

const tail = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

/** One line, without its end. */
export const lineOf = ({
  inventoryItemId,
  locationId,
  available,
  updatedAt,
}: LineOfLevel): string =>
  `{"id":"gid://shopify/InventoryLevel/${tail(locationId)}?inventory_item_id=${tail(inventoryItemId)}",` +
  `"item":{"id":"${inventoryItemId}"},"updatedAt":"${updatedAt}","quantities":[{"quantity":${available}}],"__parentId":"${locationId}"}`;

/** The bytes of a file, cut into pieces as a network does. */
export function streamOf(bytes: Uint8Array<ArrayBuffer>, from = 0): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + pieceBytes));
      at += pieceBytes;
    },
  });
}

/** Not a divisor of any line's length: lines are cut anywhere. */
const pieceBytes = 64 * 1024 - 7;

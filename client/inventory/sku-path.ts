/**
 * The address of a SKU's page. Its ids are the platforms' own, with slashes in them, and servers on the way undo an
 * escaped slash: `~` stands for the escape's `%`.
 */

const segment = (id: string): string =>
  encodeURIComponent(id).replaceAll('~', '%7E').replaceAll('%', '~');

/** The id that a segment of the address stands for. */
export function idOf(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('~', '%'));
  } catch {
    // Somebody typed it: no such id.
    return text;
  }
}

export const skuPath = (name: { sourceStoreId: string; inventoryItemId: string }): string =>
  `/inventory/${segment(name.sourceStoreId)}/${segment(name.inventoryItemId)}`;

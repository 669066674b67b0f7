/** The mark we leave on a line of a source order: which destination line it stands for (TR2). */

/** Shopify hides line properties that begin with an underscore from the customer. */
export const lineMark = '_crossdock_line';

/** The destination line's id, where the line carries our mark. */
export const destinationLineOf = (
  customAttributes: { key: string; value: string | null }[],
): string | undefined =>
  customAttributes.find(({ key, value }) => key === lineMark && value !== null && value !== '')
    ?.value ?? undefined;

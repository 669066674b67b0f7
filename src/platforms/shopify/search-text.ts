/** Quotes a value for Shopify's search: a quote inside quotes follows a backslash (shopify.dev, search syntax). Pure. */

/** @returns the value between single quotes, to be matched as it is */
export const quoted = (value: string): string =>
  `'${value.replaceAll(/['\\]/g, (mark) => `\\${mark}`)}'`;

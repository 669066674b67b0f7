/** JSON.parse that loses no digit of an id: Shopify's webhook ids may be larger than a JavaScript number holds. */

/** A text, or a number; a text is matched so that digits inside it are left alone. */
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Whole numbers of up to 15 digits are exact in JavaScript. */
const exactDigits = 15;

/**
 * @returns the value, with longer whole numbers as text
 * @throws SyntaxError where it is not JSON
 */
export const parseExact = (json: string): unknown =>
  JSON.parse(
    json.replaceAll(token, (found) =>
      found.length > exactDigits && /^-?\d+$/.test(found) ? `"${found}"` : found,
    ),
  );

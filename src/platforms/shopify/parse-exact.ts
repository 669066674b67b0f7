/** JSON.parse that loses no digit of an id: Shopify's webhook ids may be larger than a JavaScript number holds. */

/** A text, or a number; a text is matched so that digits inside it are left alone. */
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Whole numbers of up to 15 digits are exact in JavaScript. */
const exactDigits = 15;

/** Without so many of them in a row, nothing in it can be longer: most deliveries. */
const digitsInARow = /\d{15}/;

/**
 * @returns the value, with longer whole numbers as text
 * @throws SyntaxError where it is not JSON
 */
export const parseExact = (json: string): unknown =>
  JSON.parse(
    digitsInARow.test(json)
      ? json.replaceAll(token, (found) =>
          found.length > exactDigits && /^-?\d+$/.test(found) ? `"${found}"` : found,
        )
      : json,
  );

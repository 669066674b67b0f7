// When a webhook that was not accepted is tried again: eight times over four hours, each wait twice the last.

const retries = 8;
const fourHours = 4 * 3_600_000;

/**
 * Shopify publishes the count and the four hours (https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks),
 * not the steps: these double, from 56 seconds to two hours.
 * @param tries how often it was sent already, at least once
 * @returns milliseconds until it is sent again, or null where it is given up
 */
export function retryAfter(tries: number): number | null {
  if (tries > retries) return null;
  return Math.round((fourHours * 2 ** (tries - 1)) / (2 ** retries - 1));
}

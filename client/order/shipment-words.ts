/** A shipment in words: its numbers with their pages, and what is in it. Pure. */

/** Said where nothing was tracked. */
export const noNumber = 'no tracking number';

/** Every number, with commas between. */
export const numbersText = ({ numbers }: { numbers: readonly string[] }): string =>
  numbers.length > 0 ? numbers.join(', ') : noNumber;

/** Each number with the page that follows it; undefined where none is known that a browser may open. */
export function linkedNumbers(shipment: {
  numbers: readonly string[];
  urls: readonly string[];
}): { number: string; url: string | undefined }[] {
  return shipment.numbers.map((number, at) => {
    const url = shipment.urls[at];
    // A store's staff types these: anything but a web page stays text.
    return { number, url: url && /^https?:\/\//i.test(url) ? url : undefined };
  });
}

/** `2 × Red mug (MUG-RED), 1 × Blue mug (MUG-BLUE)`. */
export const unitsText = (
  units: readonly { title: string; sku: string; quantity: number }[],
): string =>
  units
    .map(({ title, sku, quantity }) => `${quantity} × ${title}${sku ? ` (${sku})` : ''}`)
    .join(', ') || 'no units of this order';

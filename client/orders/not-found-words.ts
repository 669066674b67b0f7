/** That no order of a number waits to be shipped, or that not all were looked at. Pure. */

/** @param searchedTo orders that came before it, ms, were not looked at; null where all were */
export function notFoundWords(number: string, searchedTo: number | null): string {
  if (searchedTo === null)
    return `No order ${number} waits to be shipped here. It may be shipped already, or cancelled.`;
  const day = new Date(searchedTo).toLocaleDateString('en', { dateStyle: 'medium' });
  return `None of the orders that came since ${day} has the number ${number}; older ones were not looked at. Look for it in the list.`;
}

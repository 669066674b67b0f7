/** What became of a push's source order, as last looked at. */

export type SourceState = 'cancelled' | 'deleted';

/** What somebody added to it there: no line of the customer's order stands for it. */
export type AddedLine = { title: string; sku: string; units: number };

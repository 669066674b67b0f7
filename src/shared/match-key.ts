/** By what SKUs are taken for each other when a person is asked: case, spaces, dashes and underscores left out. Pure. */

/** Unicode's dashes beside the usual one; every kind of space, the no-break ones too. */
const writing = /[\s\u00ad\u2010-\u2015\u2212_-]+/gu;

/** @returns '' for a SKU of nothing but such characters: it is like no other */
export const matchKey = (sku: string): string =>
  sku.normalize('NFKC').replace(writing, '').toLowerCase();

/** A title as search compares it. */
export const titleKey = (title: string): string => title.normalize('NFKC').trim().toLowerCase();

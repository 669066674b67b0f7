/** The columns of a list of tracking numbers: by their names in any order and usual spelling, or by their count. Pure. */
import type { FileProblem } from '../catalog/csv/file-problem.ts';
import { fromCell } from '../shared/csv-cell.ts';
import { fail, ok, type Result } from '../shared/result.ts';

export const trackingColumns = ['order', 'store', 'sku', 'quantity', 'carrier', 'number'] as const;

export type TrackingColumn = (typeof trackingColumns)[number];

/** Where each column stands; those that a list does not have are left out. */
export type TrackingPlaces = Partial<Record<TrackingColumn, number>>;

/** How a head of ours names them: in templates and in lists that we write. */
export const trackingHeads: Record<TrackingColumn, string> = {
  order: 'order',
  store: 'store',
  sku: 'sku',
  quantity: 'quantity',
  carrier: 'carrier',
  number: 'tracking_number',
};

const spellings: Record<TrackingColumn, readonly string[]> = {
  order: ['order', 'ordernumber', 'orderno', 'ordername', 'name'],
  store: ['store', 'storename', 'shop', 'sellingstore'],
  sku: ['sku', 'lineitemsku', 'variantsku'],
  quantity: ['quantity', 'qty', 'units', 'lineitemquantity'],
  carrier: [
    'carrier',
    'company',
    'shippingcarrier',
    'trackingcompany',
    'shippingcompany',
    'courier',
  ],
  number: ['trackingnumber', 'tracking', 'number', 'trackingno', 'trackingcode'],
};

/** Case, spaces, dashes, underscores, dots and number signs do not count. */
const headKey = (cell: string): string =>
  fromCell(cell)
    .toLowerCase()
    .replace(/[\s_.#-]+/g, '');

const byKey = new Map(
  trackingColumns.flatMap((column) => spellings[column].map((key) => [key, column] as const)),
);

const separators = ['\t', ';', ','] as const;

/** What separates the cells of a list with this first line: that with which most of our columns, then most cells are found. */
export function trackingSeparator(first: string): string {
  const cells = (separator: string) => first.split(separator);
  const named = (separator: string) =>
    cells(separator).filter((cell) => byKey.has(headKey(cell.replaceAll('"', '')))).length;
  const rank = (separator: string) => named(separator) * 1_000 + cells(separator).length;
  return separators.reduce((best, one) => (rank(one) > rank(best) ? one : best));
}

/** Without a head, what a row's cells are. @param cells how many it has, empty ones too */
export const placesByCount = (cells: number): TrackingPlaces =>
  cells < 3 ? { order: 0, number: 1 } : { order: 0, carrier: 1, number: 2 };

/** Cells up to the last one that something is written in. */
const writtenOf = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/**
 * @param rows those with something in them
 * @returns where the columns of all rows below the head stand; undefined where no head is there, and cells go by their count
 */
export function readTrackingHead(
  rows: readonly (readonly string[])[],
): Result<TrackingPlaces | undefined, FileProblem> {
  const places: TrackingPlaces = {};
  for (const [at, cell] of (rows[0] ?? []).entries()) {
    const column = byKey.get(headKey(cell));
    if (!column) continue;
    if (places[column] !== undefined)
      return fail({ kind: 'column-twice', column: trackingHeads[column] });
    places[column] = at;
  }
  const widest = Math.max(...rows.map(writtenOf));
  const isHead = Object.keys(places).length > 0;
  if (!isHead && (widest === 2 || widest === 3)) return ok(undefined);
  const missing = (['order', 'number'] as const).filter((column) => places[column] === undefined);
  return missing.length > 0
    ? fail({ kind: 'no-head', missing: missing.map((column) => trackingHeads[column]) })
    : ok(places);
}

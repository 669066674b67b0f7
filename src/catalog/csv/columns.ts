/** The head of a file of links: which of its columns are ours, and what separates them. Pure. */

import { fromCell } from '../../shared/csv-cell.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { cellMost, type FileLine } from '../link-file.ts';
import type { FileProblem } from './file-problem.ts';

export const columns = [
  'destination_sku',
  'destination_variant',
  'source_sku',
  'source_variant',
  'status',
] as const;

type ColumnName = (typeof columns)[number];

/** Where each of our columns stands in a file; those that it does not have are left out. */
export type ColumnPlaces = Partial<Record<ColumnName, number>>;

/** Case, spaces, dashes and underscores of heads do not count: people write them in every way. */
const headKey = (cell: string): string =>
  fromCell(cell)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const byKey = new Map<string, ColumnName>(columns.map((name) => [headKey(name), name]));

const separators = [',', ';', '\t'] as const;

export type Separator = (typeof separators)[number];

/** What separates the cells of a file whose head this is: that with which most of our columns are found in it. */
export function separatorOf(head: string): Separator {
  const found = (separator: string) =>
    head.split(separator).filter((cell) => byKey.has(headKey(cell.replaceAll('"', '')))).length;
  return separators.reduce((best, one) => (found(one) > found(best) ? one : best));
}

/** @returns where our columns stand; further ones are left out */
export function readHead(cells: readonly string[]): Result<ColumnPlaces, FileProblem> {
  const places: ColumnPlaces = {};
  for (const [at, cell] of cells.entries()) {
    const name = byKey.get(headKey(cell));
    if (!name) continue;
    if (places[name] !== undefined) return fail({ kind: 'column-twice', column: name });
    places[name] = at;
  }
  const hasDestination =
    places.destination_sku !== undefined || places.destination_variant !== undefined;
  const missing = [
    ...(hasDestination ? [] : ['destination_sku']),
    ...(places.status === undefined ? ['status'] : []),
  ];
  return missing.length > 0 ? fail({ kind: 'no-head', missing }) : ok(places);
}

/** A row below the head. A SKU stands as it is written, spaces too: they count at the stores. */
export function lineOf(places: ColumnPlaces, cells: readonly string[], line: number): FileLine {
  const cell = (name: ColumnName): string => {
    const at = places[name];
    return at === undefined ? '' : fromCell(cells[at] ?? '').slice(0, cellMost);
  };
  return {
    line,
    destination: { sku: cell('destination_sku'), variant: cell('destination_variant').trim() },
    source: { sku: cell('source_sku'), variant: cell('source_variant').trim() },
    status: cell('status').trim(),
  };
}

/** Saves lines of a list as a list, each with its reason: to be mended and given again. */
import { trackingColumns, trackingHeads } from '../../src/mirror/tracking-columns.ts';
import type { TrackingView } from '../../src/mirror/tracking-views.ts';
import { byteOrderMark, csvLine } from '../../src/shared/csv-cell.ts';
import { trpc } from '../trpc.ts';
import { lineCells } from './line-cells.ts';
import { saveText } from './save-text.ts';
import { rejectedWords } from './tracking-words.ts';
import type { ShownTrackingLine } from './types.ts';

const rowOf = (line: ShownTrackingLine): string =>
  csvLine(lineCells(line, line.why ? rejectedWords(line.why) : (line.says ?? '')));

const head =
  byteOrderMark + csvLine([...trackingColumns.map((one) => trackingHeads[one]), 'line', 'reason']);

/** @param file its name becomes part of the new one's */
export async function saveLines(
  file: { id: string; name: string },
  view: TrackingView,
): Promise<void> {
  // A list has no more lines than one page may have.
  const { rows } = await trpc.trackingFiles.lines.query({ id: file.id, view, limit: 1_000 });
  const name = file.name.replace(/\.\w+$/, '') || 'tracking numbers';
  const what = view === 'rejected' ? 'Rejected' : 'Not shipped';
  saveText(`${what} of ${name}.csv`, [head, rows.map(rowOf).join('')]);
}

/** A list to begin with. */
export const saveTemplate = (): void =>
  saveText('Tracking numbers.csv', [
    byteOrderMark,
    csvLine(trackingColumns.map((one) => trackingHeads[one])),
    csvLine(['#1001', '', '', '', 'UPS', '']),
  ]);

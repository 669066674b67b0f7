/** Saves the rejected lines of a file as a file: with the reason of each, to be mended and given again. */

import { columns } from '../../src/catalog/csv/columns.ts';
import { byteOrderMark, csvLine } from '../../src/shared/csv-cell.ts';
import { trpc } from '../trpc.ts';
import { whySays } from './file-words.ts';
import type { ShownLine } from './types.ts';

const statusOf = { link: 'linked', pause: 'paused', unlink: 'unlinked' } as const;

const rowOf = (line: ShownLine): string => {
  const { why, wish } = line;
  const unknown = why?.kind === 'status-unknown' ? why.status : '';
  return csvLine([
    line.destinationSku,
    line.destinationVariantId ?? '',
    line.sourceSku,
    line.sourceVariantId ?? '',
    wish ? statusOf[wish] : unknown,
    String(line.line),
    why ? whySays(why) : '',
  ]);
};

/** @param file its name becomes part of the new one's */
export async function saveRejected(file: { id: string; name: string }): Promise<void> {
  const parts = [byteOrderMark, csvLine([...columns, 'line', 'reason'])];
  for (let after: number | null = 0; after !== null; ) {
    const page: { rows: ShownLine[]; next: number | null } = await trpc.linkFiles.lines.query({
      fileId: file.id,
      verdict: 'rejected',
      after,
      limit: 1_000,
    });
    parts.push(page.rows.map(rowOf).join(''));
    after = page.next;
  }
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `Rejected of ${file.name.replace(/\.\w+$/, '')}.csv`;
  link.click();
  // Not at once: some browsers read it only then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

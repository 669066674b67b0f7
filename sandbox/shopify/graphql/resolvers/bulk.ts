// Bulk operations as they stand: how far they are, and where their file is.
import { bulkPath } from '../../bulk/bulk-file.ts';
import { type BulkOperationRecord, isExpired } from '../../bulk/bulk-records.ts';
import { bulkOperations } from '../../bulk/bulk-store.ts';
import { connection } from '../connection.ts';
import type { Table } from './table.ts';

/** How much of it a running one has done. */
function share({ status, runs }: BulkOperationRecord, now: number): number {
  if (status === 'COMPLETED') return 1;
  if (runs === null) return 0;
  return Math.min(1, Math.max(0, (now - runs.from) / (runs.to - runs.from)));
}

const operation: Table<BulkOperationRecord> = {
  status: (record, _, { state }) =>
    record.status === 'COMPLETED' && isExpired(record, state.now()) ? 'EXPIRED' : record.status,
  type: () => 'QUERY',
  objectCount: (record, _, { state }) =>
    String(Math.floor(record.objectCount * share(record, state.now()))),
  rootObjectCount: (record, _, { state }) =>
    String(Math.floor(record.rootObjectCount * share(record, state.now()))),
  errorCode: ({ status, errorCode }) => (status === 'FAILED' ? errorCode : null),
  fileSize: ({ status, fileSize }) => (status === 'COMPLETED' ? String(fileSize) : null),
  partialDataUrl: () => null,
  url: (record, _, { state, baseUrl }) =>
    record.status === 'COMPLETED' && record.fileSize > 0 && !isExpired(record, state.now())
      ? `${baseUrl}${bulkPath}${record.fileName}`
      : null,
};

export const bulkTypes = { BulkOperation: operation };

export const bulkLists: Table<unknown> = {
  bulkOperations: (_, args, { state }) =>
    // Newest first unless they are asked for the other way round, unlike every other list.
    connection(bulkOperations(state).all(), { ...args, reverse: args.reverse !== true }),
  currentBulkOperation: (_, { type }, { state }) =>
    type === 'QUERY' ? (bulkOperations(state).all().at(-1) ?? null) : null,
};

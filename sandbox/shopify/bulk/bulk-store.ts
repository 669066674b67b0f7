// Where a store keeps its bulk operations and their files.
import type { Collection } from '../collection.ts';
import type { State } from '../state.ts';
import type { BulkOperationRecord, BulkPieceRecord } from './bulk-records.ts';

export const bulkOperations = (state: State): Collection<BulkOperationRecord> =>
  state.collection('bulkOperation');

export const bulkPieces = (state: State): Collection<BulkPieceRecord> =>
  state.collection('bulkPiece', ({ operationId }) => operationId);

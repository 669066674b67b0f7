// What becomes of a bulk operation by itself: it begins to run, and ends well, badly, cancelled or not at all.
import type { BulkFault } from '../faults/fault-settings.ts';
import { adminSchema } from '../graphql/build-schema.ts';
import type { State } from '../state.ts';
import { openBulkFile } from './bulk-file.ts';
import { type BulkOperationRecord, isExpired } from './bulk-records.ts';
import { bulkOperations, bulkPieces } from './bulk-store.ts';
import { checkBulkQuery } from './check-bulk-query.ts';
import { BulkQueryFailed, runBulkQuery } from './run-bulk-query.ts';

/** How long one runs: Shopify names no time; small ones take seconds, large ones minutes. */
const leastMs = 1000;
const objectsASecond = 20_000;

export type BulkSurroundings = { state: State; baseUrl: string; fault: () => BulkFault };

/** It reads everything as it is now, and has its file after a time that grows with what it read. */
export function beginBulk(surroundings: BulkSurroundings, operationId: string, at: number): void {
  const { state } = surroundings;
  const operation = bulkOperations(state).get(operationId);
  if (operation?.status !== 'CREATED') return;
  forgetExpired(state);
  const read = readAll(surroundings, operation);
  const objects = read.ok ? read.objectCount : 0;
  const to = at + leastMs + Math.ceil((objects / objectsASecond) * 1000);
  bulkOperations(state).put({
    ...operation,
    status: 'RUNNING',
    runs: { from: at, to },
    ...(read.ok
      ? {
          objectCount: read.objectCount,
          rootObjectCount: read.rootObjectCount,
          fileSize: read.fileSize,
        }
      : { errorCode: 'INTERNAL_SERVER_ERROR' as const }),
  });
  state.jobs.put({
    id: state.newId('Job'),
    createdAt: state.time(),
    dueAt: to,
    done: false,
    work: { kind: 'endBulk', operationId },
  });
}

/** One that was cancelled meanwhile ends as that; one that never finishes goes on running. */
export function endBulk({ state, fault }: BulkSurroundings, operationId: string): void {
  const operation = bulkOperations(state).get(operationId);
  if (operation === undefined) return;
  if (operation.status === 'CANCELING') end(state, operation, 'CANCELED');
  if (operation.status !== 'RUNNING' || fault() === 'never-finishes') return;
  const errorCode = fault() === 'fails' ? 'INTERNAL_SERVER_ERROR' : operation.errorCode;
  end(state, { ...operation, errorCode }, errorCode === null ? 'COMPLETED' : 'FAILED');
}

function end(
  state: State,
  operation: BulkOperationRecord,
  status: 'CANCELED' | 'COMPLETED' | 'FAILED',
): void {
  const completedAt = status === 'COMPLETED' ? state.time() : null;
  bulkOperations(state).put({ ...operation, status, completedAt });
  state.emit('bulk_operations/finish', { bulkOperationId: operation.id });
}

type Read =
  | { ok: true; objectCount: number; rootObjectCount: number; fileSize: number }
  | { ok: false };

function readAll({ state, baseUrl }: BulkSurroundings, operation: BulkOperationRecord): Read {
  const query = checkBulkQuery(adminSchema(), operation.query);
  if (!query.ok) return { ok: false };
  const file = openBulkFile(state, operation.id);
  let objectCount = 0;
  let rootObjectCount = 0;
  try {
    for (const { line, isRoot } of runBulkQuery(
      { state, baseUrl },
      query.value,
      operation.groupObjects,
    )) {
      file.add(line);
      objectCount += 1;
      if (isRoot) rootObjectCount += 1;
    }
  } catch (error) {
    if (error instanceof BulkQueryFailed) return { ok: false };
    throw error;
  }
  return { ok: true, objectCount, rootObjectCount, fileSize: file.end() };
}

function forgetExpired(state: State): void {
  for (const operation of bulkOperations(state).all())
    if (isExpired(operation, state.now()))
      for (const { id } of bulkPieces(state).in(operation.id)) bulkPieces(state).delete(id);
}

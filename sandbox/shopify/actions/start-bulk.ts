// Begins and cancels bulk operations: jobs that read everything a query asks for into a file.
import { createHash } from 'node:crypto';
import { ok } from '../../../src/shared/result.ts';
import type { BulkOperationRecord, BulkStatus } from '../bulk/bulk-records.ts';
import { bulkOperations } from '../bulk/bulk-store.ts';
import { checkBulkQuery } from '../bulk/check-bulk-query.ts';
import { adminSchema } from '../graphql/build-schema.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';

/** Five may run at a time per shop since 2026-01: https://shopify.dev/docs/api/usage/bulk-operations/queries */
const mostAtOnce = 5;

const underWay: ReadonlySet<BulkStatus> = new Set(['CANCELING', 'CREATED', 'RUNNING']);

/** @returns the operation, or what Shopify refuses: its query, or one more of them */
export function startBulk(
  state: State,
  input: { query: string; groupObjects: boolean },
): Outcome<BulkOperationRecord> {
  const checked = checkBulkQuery(adminSchema(), input.query);
  if (!checked.ok) return refuse('INVALID', ['query'], checked.failure);
  const running = bulkOperations(state).where(({ status }) => underWay.has(status));
  if (running.length >= mostAtOnce)
    return refuse('LIMIT_REACHED', null, 'Bulk operations limit reached. Please try again later.');
  const id = state.newId('BulkOperation');
  addJob(state, { kind: 'beginBulk', operationId: id }, 0);
  return ok(
    bulkOperations(state).put({
      id,
      createdAt: state.time(),
      status: 'CREATED',
      ...input,
      errorCode: null,
      objectCount: 0,
      rootObjectCount: 0,
      runs: null,
      completedAt: null,
      fileName: `${nameOf(state, id)}.jsonl`,
      fileSize: 0,
    }),
  );
}

/** @returns the operation, cancelled a second later; or why not */
export function cancelBulk(state: State, id: string): Outcome<BulkOperationRecord> {
  const operation = bulkOperations(state).get(id);
  if (operation === undefined) return refuse('NOT_FOUND', ['id'], 'Bulk operation does not exist');
  if (!underWay.has(operation.status))
    return refuse(
      'INVALID',
      null,
      `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`,
    );
  addJob(state, { kind: 'endBulk', operationId: id }, 1000);
  return ok(bulkOperations(state).put({ ...operation, status: 'CANCELING' }));
}

function addJob(
  state: State,
  work: { kind: 'beginBulk' | 'endBulk'; operationId: string },
  afterMs: number,
): void {
  state.jobs.put({
    id: state.newId('Job'),
    createdAt: state.time(),
    dueAt: state.now() + afterMs,
    done: false,
    work,
  });
}

/** The same every run, so that two runs of a story tell alike; nobody learns it from the operation's id alone. */
const nameOf = (state: State, id: string): string =>
  createHash('sha256')
    .update(`${state.shop().app.installationId} ${state.shop().createdAt} ${id}`)
    .digest('hex')
    .slice(0, 40);

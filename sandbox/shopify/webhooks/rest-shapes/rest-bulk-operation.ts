// The body of bulk_operations/finish: not a REST resource but a short object, its words in lower case.
import { bulkOperations } from '../../bulk/bulk-store.ts';
import type { WebhookSubject } from '../../records.ts';
import type { State } from '../../state.ts';
import { restTime } from './rest-time.ts';

export function restBulkOperation(state: State, { bulkOperationId }: WebhookSubject) {
  const operation = bulkOperations(state).need(bulkOperationId ?? '');
  const { ianaTimezone: zone } = state.shop();
  return {
    admin_graphql_api_id: operation.id,
    completed_at: restTime(operation.completedAt, zone),
    created_at: restTime(operation.createdAt, zone),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: 'query',
  };
}

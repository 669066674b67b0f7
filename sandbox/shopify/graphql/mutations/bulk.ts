// Mutations of bulk operations.
import { cancelBulk, startBulk } from '../../actions/start-bulk.ts';
import type { BulkOperationRecord } from '../../bulk/bulk-records.ts';
import type { Resolver } from '../context.ts';
import { coded } from '../errors.ts';
import { mutation } from './mutation.ts';

const theOperation = (bulkOperation: BulkOperationRecord) => ({ bulkOperation });

const run = mutation(
  (args, { state }) =>
    startBulk(state, { query: String(args.query), groupObjects: args.groupObjects === true }),
  theOperation,
);

export const bulkMutations: Record<string, Resolver<unknown>> = {
  bulkOperationRunQuery: (source, args, context, info) => {
    // As a public app without an IP allowlist: https://shopify.dev/changelog/ip-allowlists-are-now-required-for-public-apps
    if (context.state.settings.bulk === 'refused')
      throw coded(
        'Access denied for bulkOperationRunQuery field. Required access: an IP allowlist of the app.',
        'ACCESS_DENIED',
        { path: ['bulkOperationRunQuery'] },
      );
    return run(source, args, context, info);
  },
  bulkOperationCancel: mutation(
    (args, { state }) => cancelBulk(state, String(args.id)),
    theOperation,
  ),
};

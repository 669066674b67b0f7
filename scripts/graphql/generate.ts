// `npm run graphql:generate`: writes the cut schema, the types and the operations from the documents.

import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { findBulkFaults, writeBulkQueries } from './bulk-queries.ts';
import { findFaults } from './find-faults.ts';
import { loadOperations } from './load-operations.ts';
import { loadSchema } from './load-schema.ts';
import { paths, schemaPath } from './paths.ts';
import { pruneSchema } from './prune-schema.ts';
import { variableSizes } from './variable-sizes.ts';
import { writeOperations } from './write-operations.ts';
import { writeTypes } from './write-types.ts';

const full = loadSchema(schemaPath(process.argv));
const operations = loadOperations(paths.operations);
const bulkQueries = loadOperations(paths.bulkQueries);
const faults = [
  ...findFaults(full.schema, operations, variableSizes),
  ...findBulkFaults(full.schema, bulkQueries),
];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  writeFileSync(paths.subset, pruneSchema(full, operations.document));
  const subset = buildSchema(readFileSync(paths.subset, 'utf8'));
  writeFileSync(paths.types, await writeTypes(paths.subset));
  writeFileSync(paths.documents, writeOperations(subset, operations, variableSizes));
  writeFileSync(paths.bulkTexts, writeBulkQueries(bulkQueries));
  console.log(`Wrote types and documents of ${operations.operations.length} operations.`);
}

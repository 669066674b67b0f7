// `npm run graphql:check`: our documents against the real schema, and the generated files against the documents.

import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { findBulkFaults, writeBulkQueries } from './bulk-queries.ts';
import { estimateCost } from './estimate-cost.ts';
import { dearestOperation, findFaults } from './find-faults.ts';
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
if (faults.length === 0) {
  const subset = pruneSchema(full, operations.document);
  const wanted = [
    [paths.subset, subset],
    [paths.types, await writeTypes(paths.subset)],
    [paths.documents, writeOperations(buildSchema(subset), operations, variableSizes)],
    [paths.bulkTexts, writeBulkQueries(bulkQueries)],
  ] as const;
  for (const [path, text] of wanted)
    if (readFileSync(path, 'utf8') !== text)
      faults.push(`${path} is not what the documents make: npm run graphql:generate`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  const costs = operations.operations.map((operation) =>
    estimateCost(full.schema, operations.fragments, operation, variableSizes),
  );
  console.log(
    `${costs.length} operations and ${bulkQueries.operations.length} bulk query valid, none deprecated; the dearest costs ${Math.max(...costs)} of ${dearestOperation} points.`,
  );
}

// Where the GraphQL scripts find and leave their files.
import { join } from 'node:path';
import { projectRoot } from '../shared/project-root.ts';

/** The Admin API version that every document is written for. */
export const apiVersion = '2026-10';

const shopify = join(projectRoot, 'src', 'platforms', 'shopify');

export const paths = {
  operations: join(shopify, 'operations'),
  /** Queries that a store runs in bulk: sent as text. */
  bulkQueries: join(shopify, 'bulk-queries'),
  subset: join(shopify, 'schema', `admin-${apiVersion}.subset.graphql`),
  types: join(shopify, 'generated', 'types.ts'),
  documents: join(shopify, 'generated', 'operations.ts'),
  bulkTexts: join(shopify, 'generated', 'bulk-queries.ts'),
  /** The whole schema, shared with the sandbox, which executes it. */
  fullSchemaFolder: join(projectRoot, 'sandbox', 'shopify', 'schema'),
  fullSchema: join(projectRoot, 'sandbox', 'shopify', 'schema', `admin-${apiVersion}.graphql.gz`),
};

/** The schema file named after `--schema`, or the project's own. */
export function schemaPath(words: readonly string[]): string {
  const at = words.indexOf('--schema');
  if (at === -1) return paths.fullSchema;
  const given = words[at + 1];
  if (given === undefined) throw new Error('Give a file after --schema.');
  return given;
}

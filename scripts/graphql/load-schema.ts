// Reads the whole Admin schema as Shopify publishes it.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';

export type LoadedSchema = { schema: GraphQLSchema; document: DocumentNode };

/**
 * @param path gzipped SDL
 * @returns the schema and the document it was built from
 * @throws where the file is missing, with the command that brings it
 */
export function loadSchema(path: string): LoadedSchema {
  if (!existsSync(path))
    throw new Error(`No schema at ${path}. Bring it with: npm run graphql:extract`);
  const document = parse(gunzipSync(readFileSync(path)).toString('utf8'), { noLocation: true });
  return { schema: buildASTSchema(document, { assumeValid: true }), document };
}

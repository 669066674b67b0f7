// Builds Shopify's own Admin schema once a process, with scalars that read and write as upstream's do.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildASTSchema, GraphQLScalarType, type GraphQLSchema, parse } from 'graphql';
import { scalars } from './scalars.ts';

export const apiVersion = '2026-10';

let built: GraphQLSchema | undefined;

/** @returns the whole schema of this API version; the first call takes about a second */
export function adminSchema(): GraphQLSchema {
  built ??= build();
  return built;
}

function build(): GraphQLSchema {
  const file = new URL(`../schema/admin-${apiVersion}.graphql.gz`, import.meta.url);
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const schema = buildASTSchema(parse(text, { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  for (const [name, change] of Object.entries(scalars)) {
    const scalar = schema.getType(name);
    if (scalar instanceof GraphQLScalarType) Object.assign(scalar, change);
  }
  return schema;
}

// The scripts' documents are valid on the real schema of the Admin API 2026-10, with nothing deprecated in them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildSchema, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/shared/project-root.ts';
import { storeDocuments } from '../../../scripts/stores/store-documents.ts';

const packed = readFileSync(join(projectRoot, 'sandbox/shopify/schema/admin-2026-10.graphql.gz'));
const schema = buildSchema(gunzipSync(packed).toString('utf8'), { assumeValidSDL: true });

it.each(Object.entries(storeDocuments))('%s is valid', (_, document) => {
  const found = validate(schema, parse(document), [...specifiedRules, NoDeprecatedCustomRule]);
  expect(found.map(({ message }) => message)).toEqual([]);
});

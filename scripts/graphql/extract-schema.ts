// `npm run graphql:extract`: brings the Admin schema that Shopify publishes in a public npm package. Needs the network.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildClientSchema, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import { apiVersion, paths } from './paths.ts';

/** ISC licence; only its schema is taken, its own dependencies are never installed. */
const source = '@shopify/dev-mcp@1.16.0';

const folder = mkdtempSync(join(tmpdir(), 'admin-schema-'));
try {
  const { archive, integrity } = pack();
  const inside = `package/dist/data/admin_${apiVersion}.json.gz`;
  execFileSync('tar', ['xzf', archive, '-C', folder, inside, 'package/LICENSE']);
  write(gunzipSync(readFileSync(join(folder, inside))).toString('utf8'), integrity);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pack(): { archive: string; integrity: string } {
  const words = ['pack', source, '--json', '--ignore-scripts', '--pack-destination', folder];
  const said: unknown = JSON.parse(execFileSync('npm', words, { encoding: 'utf8' }));
  const [packed] = said as [{ filename: string; integrity: string }];
  const filename = packed.filename.replace('@', '').replace('/', '-');
  return { archive: join(folder, filename), integrity: packed.integrity };
}

function write(introspection: string, integrity: string): void {
  const read = JSON.parse(introspection);
  const schema = lexicographicSortSchema(buildClientSchema(read.data ?? read));
  const faults = validateSchema(schema);
  if (faults.length > 0) throw new Error(`The package holds a broken schema: ${faults.join('; ')}`);
  const sdl = printSchema(schema);
  const meta = {
    package: source,
    integrity,
    version: apiVersion,
    types: Object.keys(schema.getTypeMap()).length,
    sdlBytes: sdl.length,
    sdlSha256: createHash('sha256').update(sdl).digest('hex'),
  };
  const out = paths.fullSchemaFolder;
  mkdirSync(out, { recursive: true });
  writeFileSync(paths.fullSchema, gzipSync(sdl, { level: 9 }));
  writeFileSync(join(out, `admin-${apiVersion}.meta.json`), `${JSON.stringify(meta, null, 2)}\n`);
  copyFileSync(join(folder, 'package/LICENSE'), join(out, 'LICENSE.shopify-dev-mcp'));
  console.log(`${apiVersion}: ${meta.types} types from ${source}`);
}

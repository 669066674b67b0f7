// Writes TypeScript types of our documents' variables and answers with graphql-codegen.
import { generate } from '@graphql-codegen/cli';
import { codegenConfig } from './codegen-config.ts';

const opening = `// Types of our operations. Written by scripts/graphql/generate.ts; do not edit.
`;

/**
 * @param subset path of the cut schema
 * @returns the text of generated/types.ts
 */
export async function writeTypes(subset: string): Promise<string> {
  const files: { filename: string; content: string }[] = await generate(
    { ...codegenConfig, schema: subset, silent: true, errorsOnly: true },
    false,
  );
  const written = files.find(({ filename }) => filename.endsWith('graphql.ts'))?.content;
  // The preset's own documents extend String; ours are plain constants, written by write-operations.ts.
  const [types, documents] = written?.split('export class TypedDocumentString') ?? [];
  if (types === undefined || documents === undefined)
    throw new Error('graphql-codegen wrote something else than expected: look at write-types.ts.');
  const kept = types
    .split('\n')
    .filter((line) => !/^\/\* eslint-disable|^import type \{ DocumentTypeDecoration/.test(line));
  return opening + kept.join('\n').trimEnd().concat('\n');
}

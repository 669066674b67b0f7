// The key that encrypts store credentials at rest, made once per local folder and readable by its owner only.
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** 32 random bytes in base64, the same at every run of `folder`. Throws where the file was damaged. */
export async function credentialsKey(folder: string): Promise<string> {
  const path = join(folder, 'credentials-key');
  try {
    await writeFile(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = (await readFile(path, 'utf8')).trim();
  if (Buffer.from(key, 'base64').length === 32) return key;
  throw new Error(
    `${path} does not hold 32 bytes in base64. Restore it, or remove the whole folder to begin anew: without it the stores' tokens cannot be read.`,
  );
}

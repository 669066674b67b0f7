// Keeps zod's fifty languages out of the worker: `import { z }` brings them along, 80 KiB of them after gzip.
import { expect, it } from 'vitest';
import { sourceFiles } from '../support/tooling/source-files.ts';

it('zod is imported as a whole, never as `{ z }`', () => {
  const wrong = sourceFiles(['src', 'worker', 'db'], ['.ts'])
    .filter(({ text }) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

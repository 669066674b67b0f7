/** Gives a list, pasted or as a file: read here first, so that what cannot be read is said at once; then judged. */
import { createSignal } from 'solid-js';
import { trackingFileLimits } from '../../src/mirror/tracking-file.ts';
import { trackingProblemWords } from '../../src/mirror/tracking-problem-words.ts';
import { problemOf } from '../problem.ts';
import { trpc } from '../trpc.ts';

export type Given = { name: string; text: string };

/** One list at a time. `run` answers the judged list's id; undefined where there is a problem, which stands beside. */
export function createGive(): {
  busy: () => boolean;
  problem: () => string | undefined;
  run: (storeId: string | undefined, given: File | Given) => Promise<string | undefined>;
} {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const run = async (storeId: string | undefined, given: File | Given) => {
    if (busy()) return undefined;
    setBusy(true);
    setProblem(undefined);
    try {
      const read = given instanceof File ? await textOf(given) : given;
      if (typeof read === 'string') setProblem(read);
      else {
        // Loaded with the first list, not with the page.
        const { readTrackingLines } = await import('../../src/mirror/read-tracking-lines.ts');
        const lines = readTrackingLines(read.text);
        if (lines.ok)
          return (await trpc.trackingFiles.judge.mutate({ ...read, ...(storeId && { storeId }) }))
            .id;
        setProblem(trackingProblemWords(lines.failure));
      }
    } catch (error) {
      setProblem(problemOf(error).says);
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  return { busy, problem, run };
}

/** @returns why not, where it cannot be read */
async function textOf(file: File): Promise<Given | string> {
  if (file.size > trackingFileLimits.bytes) return trackingProblemWords({ kind: 'too-large' });
  const { decodeText } = await import('../../src/catalog/csv/decode-text.ts');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return trackingProblemWords({ kind: 'unreadable' });
  }
  const decoding = decodeText();
  const parts = [decoding.add(bytes), decoding.end()];
  let text = '';
  for (const part of parts) {
    if (!part.ok) return trackingProblemWords(part.failure);
    text += part.value;
  }
  return { name: file.name, text };
}

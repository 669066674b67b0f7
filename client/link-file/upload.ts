/** Reads a file in this browser and sends its lines, batch by batch; says how far that is and why it cannot go on. */
import { createSignal, onCleanup } from 'solid-js';
import { mayRetry, problemOf } from '../problem.ts';
import { trpc } from '../trpc.ts';
import { createBatches, type SentLine } from './batches.ts';
import { problemSays } from './file-words.ts';

/** `share`: of the file's bytes, 0 to 1. */
export type Uploading = { name: string; lines: number; share: number };

/** Tries of one batch: sending it again does no harm. */
const triesMost = 4;

class Stopped extends Error {}

export function createUpload(): {
  state: () => Uploading | undefined;
  /** In words; undefined while all is well. */
  problem: () => string | undefined;
  /** @returns the judged file's id; undefined where it could not be read, or was stopped */
  run: (connectionId: string, file: File) => Promise<string | undefined>;
  stop: () => void;
} {
  const [state, setState] = createSignal<Uploading>();
  const [problem, setProblem] = createSignal<string>();
  let turn = 0;
  const stop = () => {
    turn += 1;
    setState(undefined);
  };
  onCleanup(stop);

  const run = async (connectionId: string, file: File): Promise<string | undefined> => {
    turn += 1;
    const mine = turn;
    const check = () => {
      if (mine !== turn) throw new Stopped();
    };
    setProblem(undefined);
    setState({ name: file.name, lines: 0, share: 0 });
    let fileId: string | undefined;
    const giveUp = (says: string) => {
      setProblem(says);
      setState(undefined);
    };
    try {
      let [bytes, lines] = [0, 0];
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, through) => {
          bytes += piece.length;
          through.enqueue(piece);
        },
      });
      const begin = async () =>
        (await trpc.linkFiles.begin.mutate({ connectionId, name: file.name })).fileId;
      const send = async (batches: SentLine[][]) => {
        for (const batch of batches) {
          const id = fileId ?? (await begin());
          fileId = id;
          await tried(() => trpc.linkFiles.add.mutate({ fileId: id, lines: batch }), check);
          lines += batch.length;
          setState({ name: file.name, lines, share: file.size > 0 ? bytes / file.size : 0 });
        }
      };
      // Loaded with the first file, not with the page.
      const { readRows } = await import('./read-rows.ts');
      const batches = createBatches();
      const pieces = { size: file.size, stream: () => file.stream().pipeThrough(counted) };
      for await (const piece of readRows(pieces)) {
        check();
        if (!piece.ok) {
          giveUp(problemSays(piece.failure));
          if (fileId) await discard(fileId);
          return undefined;
        }
        await send(batches.add(piece.value));
      }
      await send(batches.rest());
      const whole = fileId;
      if (!whole) return undefined;
      await tried(() => trpc.linkFiles.finish.mutate({ fileId: whole, lines }), check);
      setState(undefined);
      return whole;
    } catch (error) {
      if (fileId) await discard(fileId);
      if (!(error instanceof Stopped) && mine === turn) giveUp(problemOf(error).says);
      return undefined;
    }
  };
  return { state, problem, run, stop };
}

async function tried<T>(call: () => Promise<T>, check: () => void): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    check();
    try {
      return await call();
    } catch (error) {
      if (attempt === triesMost || !mayRetry(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}

/** What was sent of it is of no use; where this is lost, it is forgotten after a week. */
const discard = (fileId: string): Promise<unknown> =>
  trpc.linkFiles.discard.mutate({ fileId }).catch(() => undefined);

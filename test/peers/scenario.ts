// A race that another product published as its bug, told with our ledger; and the line of ours that keeps it out.
import assert from 'node:assert/strict';

export type Peer = {
  /** What a merchant would have seen. */
  bug: string;
  /** The public issue or page. */
  cites: string;
  /** Plays the race and asserts that it comes out right. */
  run: () => Promise<void>;
  /** The line of ours without which it fails: `plants.ts` takes it out in a process of its own. */
  guard: { file: string; line: string; without: string };
};

export { assert };

// Runs the demo's steps one after the other and prints each with its time. A step is tried again until it holds or
// its time is up; then the demo stops, saying what it waited for and what it last saw.
import { setTimeout as sleep } from 'node:timers/promises';

/** For a step that changes something at a store: tried once, so that nothing happens twice. */
export const once = 0;

/** What one try of a step found: it holds (with a note and a value for the next steps), or what was seen instead. */
export type Tried<Value> =
  | { holds: true; note: string; value: Value }
  | { holds: false; seen: string };

export type Steps = {
  step: <Value>(
    awaited: string,
    withinSeconds: number,
    attempt: () => Promise<Tried<Value>>,
  ) => Promise<Value>;
};

/** Thrown by a step that did not hold in time; already printed. */
export class StepFailed extends Error {}

const shortPauseMs = 150;

/**
 * Steps that print through `say`, their times counted from now.
 * @param pauseMs between two tries. What a try asks of a store is taken from the budget that the product has there, too
 */
export function startSteps(say: (line: string) => void, pauseMs = shortPauseMs): Steps {
  const startedAt = performance.now();
  const stamp = () => `${((performance.now() - startedAt) / 1000).toFixed(2).padStart(6)} s`;
  return {
    step: async (awaited, withinSeconds, attempt) => {
      const deadline = performance.now() + withinSeconds * 1000;
      let seen = 'nothing yet';
      do {
        try {
          const tried = await attempt();
          if (tried.holds) {
            say(`${stamp()}  ✓ ${awaited}${tried.note ? `\n            ${tried.note}` : ''}`);
            return tried.value;
          }
          seen = tried.seen;
        } catch (error) {
          seen = error instanceof Error ? error.message : String(error);
        }
        await sleep(pauseMs);
      } while (performance.now() < deadline);
      const waited = withinSeconds > 0 ? `Waited ${withinSeconds} s. Last seen: ` : '';
      say(`${stamp()}  ✗ ${awaited}\n            ${waited}${seen}`);
      throw new StepFailed(awaited);
    },
  };
}

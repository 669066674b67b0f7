// Does an action all or nothing: one that is refused leaves no trace, as one that throws.
import type { State } from '../state.ts';
import type { Outcome } from './outcome.ts';

class Refused<T> extends Error {
  readonly outcome: Outcome<T>;
  constructor(outcome: Outcome<T>) {
    super('refused');
    this.outcome = outcome;
  }
}

/** @returns what `act` returned; where that is a failure, everything it wrote is undone */
export function settle<T>(state: State, act: () => Outcome<T>): Outcome<T> {
  try {
    return state.transaction(() => {
      const outcome = act();
      if (!outcome.ok) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome as Outcome<T>;
    throw error;
  }
}

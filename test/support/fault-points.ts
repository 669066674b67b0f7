/**
 * Counts every call that leaves the road's own code (store, database, queue, object) and lets the N-th fail: before it
 * takes effect, or after it has taken effect and only its answer is lost.
 */
export class PlannedFault extends Error {}

export type FaultPlan = {
  at: number;
  when: 'before' | 'after';
  /** The worker dies at it: every later call fails before it takes effect, until another plan is made. */
  dies?: boolean;
};

export type FaultPoints = {
  /** Runs a call, or lets it fail as planned. */
  pass: <T>(name: string, call: () => Promise<T>) => Promise<T>;
  plan: (fault: FaultPlan | undefined) => void;
  /** Calls seen since the plan was made. */
  count: () => number;
  /** The call that failed, once it has. */
  hit: () => string | undefined;
};

export function faultPoints(): FaultPoints {
  let planned: FaultPlan | undefined;
  let seen = 0;
  let hit: string | undefined;
  return {
    plan: (fault) => {
      planned = fault;
      seen = 0;
      hit = undefined;
    },
    count: () => seen,
    hit: () => hit,
    pass: async (name, call) => {
      if (hit !== undefined && planned?.dies) throw new PlannedFault(`${name} (dead)`);
      seen += 1;
      const mine = planned !== undefined && planned.at === seen;
      if (mine && planned?.when === 'before') {
        hit = `${name} (before)`;
        throw new PlannedFault(hit);
      }
      const result = await call();
      if (mine && planned?.when === 'after') {
        hit = `${name} (after)`;
        throw new PlannedFault(hit);
      }
      return result;
    },
  };
}

/**
 * A store's gate as one run of a verb asks it: while the gate has plenty, it gives points for the calls that follow as
 * well, and is told of an answer only where the store has less than it thinks. Each question to a gate costs money.
 */
import type { Lane } from '../platforms/budget.ts';
import type { PlatformGate, Reserved, ThrottleStatus } from '../platforms/platform-gate.ts';

/**
 * Points that a verb's next calls are likely to cost: looking for a source order and creating it, or reading what is
 * left to ship and shipping it. Stock goes in single calls, and many of them.
 */
const aheadOf: Readonly<Record<Lane, number>> = {
  orders: 200,
  tracking: 400,
  stock: 0,
  catalogue: 0,
};

/** Points that were not spent by then are the store's again: a verb makes its calls one right after the other. */
const aheadForMs = 10_000;

type Ahead = NonNullable<Extract<Reserved, { ok: true }>['ahead']>;

/**
 * The gate's number of the store's points stays at or below the truth: what is taken ahead is taken off it at once, and
 * once less than half is left it gives none ahead and wants every answer, as does a gate that was refused lately.
 */
export function sparingGate(gate: PlatformGate, now: () => number): PlatformGate {
  let given: { ahead: Ahead; lane: Lane; points: number; until: number } | undefined;
  return {
    async reserve(cost, lane) {
      if (given?.lane === lane && given.points >= cost && now() < given.until) {
        given.points -= cost;
        return { ok: true };
      }
      const answer = await gate.reserve(cost, lane, aheadOf[lane]);
      const ahead = answer.ok ? answer.ahead : undefined;
      given = ahead && { ahead, lane, points: aheadOf[lane], until: now() + aheadForMs };
      return answer;
    },
    async report(status) {
      if (!given || !hasAsMuch(status, given.ahead)) await gate.report(status);
    },
    refusedEntry: (why) => gate.refusedEntry(why),
  };
}

/** Whether the store says nothing that the gate must know: it has what the gate thinks, or more. */
const hasAsMuch = (status: ThrottleStatus, { left, maximum, restorePerSecond }: Ahead): boolean =>
  status.currentlyAvailable >= left &&
  status.maximumAvailable === maximum &&
  status.restoreRate === restorePerSecond;

/** A person's word that one order is to be pushed, whatever its timing and holds say (OP10, OP15). */
import type { Overridable } from './reasons.ts';

export type PushAsk = {
  /** Who asked. */
  by: string;
  /** ms */
  at: number;
  /** What was named to that person and agreed to; anything else still holds the order. */
  over: Overridable[];
  /** Units that the order had then: of an order that has more by now, nothing is overridden. */
  units: number;
};

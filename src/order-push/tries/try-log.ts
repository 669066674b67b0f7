/** Listens to the calls of one turn at a push, and hands them over masked, as one try (OP9). */
import type { Exchange } from '../../platforms/exchange.ts';
import { maskedAnswer, maskedRequest } from './mask.ts';
import type { TriedCall, Try } from './tries.ts';

export type TryLog = {
  trace: (exchange: Exchange) => void;
  /** What was asked since it was taken last; undefined where that is nothing. */
  take: (outcome: string) => Try | undefined;
};

/** Calls of one try that are kept: a turn makes five. */
const callsAtMost = 12;

export function tryLog(): TryLog {
  let heard: Exchange[] = [];
  return {
    trace: (exchange) => void heard.push(exchange),
    take: (outcome) => {
      const [first] = heard;
      const last = heard.at(-1);
      if (!first || !last) return undefined;
      const calls = heard.slice(0, callsAtMost).map(masked);
      heard = [];
      return { at: first.at, ms: last.at + last.ms - first.at, outcome, calls };
    },
  };
}

/** A log must stop no push: what cannot be masked is left out. */
function masked({ request, answer, ...call }: Exchange): TriedCall {
  try {
    return { ...call, request: maskedRequest(request), answer: maskedAnswer(answer, request) };
  } catch {
    return { ...call, request: '', answer: 'It could not be masked, so it is not kept.' };
  }
}

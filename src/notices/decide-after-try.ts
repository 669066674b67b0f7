/** What becomes of a message, and of its channel, after a try. Pure. */
import { retryLadderMs } from '../effects/effect.ts';
import type { PausedWhy } from './channel.ts';
import type { AttemptOutcome, MessagePurpose } from './message.ts';

/** How a try ended. */
export type Tried = {
  outcome: AttemptOutcome;
  /** HTTP status; null where no answer came. */
  status: number | null;
  /** The beginning of what was answered, or why nothing was. */
  detail: string;
  /** How long the other side asks to wait, ms. */
  retryAfterMs?: number | undefined;
  /** It says nothing of the address: whoever carries mail is in trouble, or nobody does. */
  isCarrier?: true;
  /** It is not tried again by itself. */
  isOver?: true;
};

/** Tries in a row that failed before: of the channel's address, and of whoever carries its mail. */
export type InARow = { failures: number; carrier: number };

/** Tries in a row that fail before a channel is paused. */
const failuresMax = 20;

/** A receiver that asks for more is asked again sooner all the same. */
const retryAfterMaxMs = 60 * 60_000;

/** A channel rests between tries that fail, so that many messages are no heavier on a receiver in trouble than one. */
const restMaxMs = 30 * 60_000;

export type AfterTry = {
  message: { state: 'sent' | 'ready' | 'failed'; dueAt: number | null; setbacks: number };
  channel: {
    failures: number;
    paused: PausedWhy | null;
    /** Nothing else of it is tried before, ms. */
    restUntil: number | null;
  };
};

/**
 * @param message how often it was set back before; a test is tried once and says nothing of the channel's future
 * @param failures of its address; past its ladder a message has failed, and its channel is paused where nothing else of
 * it arrived all that time
 * @param now ms; @param random 0..1, spreads tries of many messages
 */
export function decideAfterTry(
  tried: Tried,
  message: { purpose: MessagePurpose; setbacks: number },
  { failures, carrier }: InARow,
  now: number,
  random: number,
): AfterTry {
  const { setbacks } = message;
  const isTest = message.purpose === 'test';
  const failed = { state: 'failed', dueAt: null, setbacks } as const;
  const ends = (paused: PausedWhy): AfterTry => ({
    message: failed,
    channel: { failures: failures + 1, paused, restUntil: null },
  });
  switch (tried.outcome) {
    case 'sent':
      return {
        message: { state: 'sent', dueAt: null, setbacks },
        channel: { failures: 0, paused: null, restUntil: null },
      };
    case 'gone':
      return ends('gone');
    case 'refused':
      return ends('refused');
    case 'failed': {
      const { isCarrier, isOver } = tried;
      if (isTest || isOver)
        return { message: failed, channel: { failures, paused: null, restUntil: null } };
      const rung = retryLadderMs[setbacks];
      const inARow = failures + 1;
      const keptFailing =
        inARow >= failuresMax || (rung === undefined && inARow > retryLadderMs.length);
      const asked = Math.min(tried.retryAfterMs ?? 0, retryAfterMaxMs);
      const spread = (ms: number): number => Math.round(ms * (1 + random * 0.1));
      const rest = Math.min(retryLadderMs[isCarrier ? carrier : failures] ?? restMaxMs, restMaxMs);
      return {
        message:
          rung === undefined
            ? failed
            : {
                state: 'ready',
                dueAt: now + Math.max(spread(rung), asked),
                setbacks: setbacks + 1,
              },
        channel: {
          failures: isCarrier ? failures : inARow,
          paused: !isCarrier && keptFailing ? 'kept-failing' : null,
          restUntil: now + Math.max(spread(rest), asked),
        },
      };
    }
  }
}

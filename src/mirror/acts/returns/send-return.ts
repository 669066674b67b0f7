/** Sends one move of a return to its store. Made and processed returns have no idempotency key: they are looked for first. */
import type { Platform } from '../../../platforms/platform.ts';
import type { PlatformFailure } from '../../../platforms/platform-failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReturnMove, Step } from '../step.ts';

/** @returns the id of a return that was made; undefined of every other move */
export async function sendReturn(
  platform: Platform,
  move: ReturnMove,
): Promise<Result<string | undefined, PlatformFailure>> {
  const sent = await call(platform, move);
  if (!sent.ok) return sent;
  return ok('returnId' in sent.value ? sent.value.returnId : undefined);
}

function call(platform: Platform, move: ReturnMove) {
  switch (move.does) {
    case 'make':
      return platform.createReturn(move.draft);
    case 'approve':
      return platform.approveReturn(move.returnId);
    case 'decline':
      return platform.declineReturn(move.returnId, move.note);
    case 'cancel':
      return platform.cancelReturn(move.returnId);
    case 'process':
      return platform.processReturn(move.units);
    case 'close':
      return platform.closeReturn(move.returnId);
  }
}

/** Whether sending it twice would do it twice. */
export const isSentOnce = (step: Step): boolean =>
  step.kind === 'return' && (step.move.does === 'make' || step.move.does === 'process');

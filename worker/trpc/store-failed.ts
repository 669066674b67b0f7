/** What a person reads when a store could not be asked just now, as a procedure's error. */
import { TRPCError } from '@trpc/server';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import { AsksToWait } from './asks-to-wait.ts';

export const storeFailed = (storeName: string, failure: PlatformFailure): TRPCError =>
  new TRPCError({
    code: failure.kind === 'not-found' ? 'NOT_FOUND' : 'PRECONDITION_FAILED',
    message: wordsOf(storeName, failure),
    ...(failure.kind === 'throttled'
      ? { cause: new AsksToWait(Math.ceil(failure.retryAfterSeconds)) }
      : {}),
  });

function wordsOf(storeName: string, failure: PlatformFailure): string {
  switch (failure.kind) {
    case 'not-found':
      return `${storeName} does not know this order any more.`;
    case 'unauthorized':
      return `${storeName} refuses our token. Connect it anew under Stores, then try again.`;
    case 'forbidden':
      return `${storeName} let us in but not further: ${failure.message}`;
    case 'paused':
      return `${storeName} has refused us several times and is asked again in ${Math.ceil(failure.retryAfterSeconds)} s. Connect it anew under Stores if that goes on.`;
    case 'throttled':
      return `${storeName} asks to wait ${Math.ceil(failure.retryAfterSeconds)} s. Try again then.`;
    case 'refused':
    case 'address-refused':
    case 'too-few':
    case 'shipped-by-hand':
      return `${storeName} refused: ${failure.message}`;
    case 'unreadable-reply':
      return `${storeName} answered something that is not understood: ${failure.message}`;
    case 'unreachable':
    case 'unknown':
    case 'not-now':
      return `${storeName} could not be reached: ${failure.message}. Try again in a moment.`;
  }
}

/** Tells whoever keeps a log of tries what one call sent and was answered; never the token. */
import type { Result } from '../../shared/result.ts';
import type { Exchange } from '../exchange.ts';
import type { PlatformOptions } from '../platform-options.ts';
import type { Posted, PostFailure } from './post.ts';

/** Characters of an answer that a person may want to read. */
const answerAtMost = 20_000;

/**
 * Whoever listens may fail; the call does not.
 * @param token taken out of the answer, should the store or something before it repeat what it was sent
 */
export function tellTrace(
  trace: PlatformOptions['trace'],
  sent: Pick<Exchange, 'call' | 'at' | 'ms' | 'request'>,
  posted: Result<Posted, PostFailure>,
  token: string,
): void {
  if (!trace) return;
  const answer = posted.ok ? posted.value.text.replaceAll(token, '•••') : posted.failure.why;
  try {
    trace({
      ...sent,
      status: posted.ok ? posted.value.status : undefined,
      answer: answer.slice(0, answerAtMost),
    });
  } catch {
    // There is nobody else to tell.
  }
}

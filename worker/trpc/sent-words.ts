/** Says in a sentence what came of a message that a person waits for. */
import type { ListedMessage } from '../../db/pages/notices-messages.ts';

/** @returns what the other side answered where it answered; never more than the beginning of it */
export function sentWords(
  message: Pick<ListedMessage, 'state' | 'lastStatus' | 'lastDetail'>,
): string {
  const { state, lastStatus, lastDetail } = message;
  const status = lastStatus === null ? '' : `HTTP ${lastStatus}`;
  const answer = [status, lastDetail ?? ''].filter(Boolean).join(': ');
  switch (state) {
    case 'sent':
      // Where nobody was asked, as by the outbox, the detail is a sentence of ours.
      if (lastStatus === null && lastDetail) return lastDetail;
      return answer ? `It was taken: ${answer}` : 'It was taken.';
    case 'ready':
      return answer
        ? `It was not taken, and is tried again: ${answer}`
        : 'It waits: other messages go there first. Look at the log in a moment.';
    case 'sending':
      return 'It is being sent just now. Look at the log in a moment.';
    case 'failed':
      return answer ? `It was not taken: ${answer}` : 'It was not taken.';
    case 'dropped':
      return 'It was not sent: nothing goes there any more.';
  }
}

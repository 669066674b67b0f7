/** Sends one mail by whoever carries mail here, or finds that it went, or that nobody can tell any more whether it did. */
import { listTries, type MessageRow, type Try } from '../../db/records/notice-turns-tries.ts';
import type { Tried } from '../../src/notices/decide-after-try.ts';
import type { MailPort } from '../../src/notices/mail/mail-port.ts';
import { checkMailAddress } from '../../src/notices/mail-address.ts';
import type { MailContent } from '../../src/notices/message.ts';
import type { Edge } from '../edge.ts';
import { mailOf } from './mail-of.ts';

/** Why nothing was sent, though a try failed without an answer. */
const notSent = {
  nobody: 'Nobody carries mail: MAIL_PROVIDER is empty.',
  notTold: 'The provider did not say whether it has it already: it is not sent twice.',
};

const tooLate =
  'It may have gone: nothing was answered, and by now the provider would not know it again. It is not sent twice by itself.';

type SentMail = Pick<MessageRow, 'id' | 'attempts' | 'setbacks'> & {
  /** Whoever sent it before did not come back, and what may have gone is found by now. */
  wasLost: boolean;
};

export async function sendMail(
  edge: Edge,
  channel: { accountId: string; address: string },
  message: SentMail,
  { subject, text, html, stopUrl }: MailContent,
): Promise<Tried> {
  const port = mailOf(edge, channel.accountId);
  if (!port) return { outcome: 'failed', status: null, detail: notSent.nobody, isCarrier: true };
  const to = checkMailAddress(channel.address);
  if (!to.ok) return { outcome: 'refused', status: null, detail: to.failure };
  const tries =
    message.attempts > 1 ? await listTries(edge.database(channel.accountId), message.id) : [];
  // A person who sends it again wants it again: to the provider it is another mail.
  const sent = tries.filter(({ outcome }) => outcome === 'sent').length;
  const key = sent === 0 ? message.id : `${message.id}.${sent}`;
  const known = await knownBefore(port, key, to.value, message, tries, edge.now());
  if (known) return known;
  const { from } = edge.config.mail;
  const tried = await port.send({ to: to.value, from, subject, text, html, stopUrl }, key);
  // What a provider refuses for the address is `refused`: all else is between us and it, and no reason to pause anybody.
  return tried.outcome === 'failed' ? { ...tried, isCarrier: true } : tried;
}

/** @returns what is known without sending it; undefined where it may be sent */
async function knownBefore(
  { find, findsAfterMs = 0, knowsKeyForMs }: MailPort,
  key: string,
  to: string,
  { attempts, setbacks, wasLost }: SentMail,
  tries: readonly Try[],
  now: number,
): Promise<Tried | undefined> {
  if (attempts <= 1) return undefined;
  const sinceSent = tries.slice(tries.findLastIndex(({ outcome }) => outcome === 'sent') + 1);
  const unanswered = sinceSent.filter(mayHaveGone);
  const wasAsked = !wasLost && setbacks === 0;
  const [first] = unanswered;
  if (knowsKeyForMs !== undefined && !wasAsked && first && first.at < now - knowsKeyForMs)
    return { outcome: 'failed', status: null, detail: tooLate, isCarrier: true, isOver: true };
  if (!find) return undefined;
  const found = await find(key, to);
  if (found) return { outcome: 'sent', status: null, detail: 'The provider has it already.' };
  const last = unanswered.at(-1);
  const isEarly = !wasLost && last !== undefined && last.at > now - findsAfterMs;
  if (found === false && !isEarly) return undefined;
  return {
    outcome: 'failed',
    status: null,
    detail: notSent.notTold,
    retryAfterMs: findsAfterMs,
    isCarrier: true,
  };
}

const mayHaveGone = ({ outcome, status, detail }: Try): boolean =>
  outcome === 'failed' &&
  status === null &&
  !Object.values(notSent).includes(detail) &&
  detail !== tooLate;

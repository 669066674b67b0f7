/**
 * Mail by Resend: `POST https://api.resend.com/emails` (https://resend.com/docs/api-reference/emails/send-email), errors as
 * in https://resend.com/docs/api-reference/errors. Written from these pages; it never ran against the live service.
 */
import { askWithin, retryAfterOf } from '../ask-within.ts';
import type { Tried } from '../decide-after-try.ts';
import { inOneLine } from '../in-one-line.ts';
import { type MailPort, type MailProviderDeps, stopHeaders } from './mail-port.ts';

const address = 'https://api.resend.com/emails';

/** An hour less than it says. */
const knowsKeyForMs = 23 * 60 * 60_000;

/**
 * The key goes as `Idempotency-Key`: within 24 hours a repeat answers alike and sends nothing
 * (https://resend.com/docs/dashboard/emails/idempotency-keys), which is longer than our ladder.
 */
export const resendPort = ({ fetch, token, now }: MailProviderDeps): MailPort => ({
  knowsKeyForMs,
  send: async ({ to, from, subject, text, html, stopUrl }, key) => {
    const answer = await askWithin(
      fetch,
      address,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({
          from,
          to: [to],
          subject,
          text,
          html,
          headers: stopHeaders(stopUrl),
        }),
      },
      { withinMs: 10_000, bytesMax: 16 * 1024 },
    );
    if (typeof answer === 'string') return { outcome: 'failed', status: null, detail: answer };
    const { status, headers } = answer;
    const detail = inOneLine(answer.text, 500);
    return {
      outcome: outcomeOf(status, answer.text),
      status,
      detail,
      retryAfterMs: retryAfterOf(headers, now()),
    };
  },
});

function outcomeOf(status: number, text: string): Tried['outcome'] {
  if (status >= 200 && status < 300) return 'sent';
  // The key is known with other content, as after a change of MAIL_FROM: the mail went.
  if (status === 409 && text.includes('invalid_idempotent_request')) return 'sent';
  // `validation_error`: only where it names the recipient does it say something of the address.
  if ((status === 422 || status === 400) && /`to`|recipient/i.test(text)) return 'refused';
  return 'failed';
}

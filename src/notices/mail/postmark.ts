/**
 * Mail by Postmark: `POST https://api.postmarkapp.com/email` (https://postmarkapp.com/developer/api/email-api), error codes
 * as in https://postmarkapp.com/developer/api/overview. Written from these pages; it never ran against the live service.
 */
import * as z from 'zod';
import { type Asked, askWithin, retryAfterOf } from '../ask-within.ts';
import type { Tried } from '../decide-after-try.ts';
import { inOneLine } from '../in-one-line.ts';
import { type MailPort, type MailProviderDeps, stopHeaders } from './mail-port.ts';

const host = 'https://api.postmarkapp.com';
const limits = { withinMs: 10_000, bytesMax: 16 * 1024 };

const answers = z.object({ ErrorCode: z.number(), Message: z.string().optional() });
const findings = z.object({ TotalCount: z.number() });

/** What it took shows in its search a little later; how much it does not say, ms. */
const findsAfterMs = 2 * 60_000;

/** An address it does not take, and one that bounced or complained. */
const inactiveRecipient = 406;
const invalidRequest = 300;

/**
 * It knows no key again: the key goes along as metadata, by which its search finds what went
 * (https://postmarkapp.com/developer/api/messages-api, `metadata_`). A mail is to be looked for there before a second try.
 */
export function postmarkPort({ fetch, token, now }: MailProviderDeps): MailPort {
  const headers = { accept: 'application/json', 'x-postmark-server-token': token };
  return {
    send: async ({ to, from, subject, text, html, stopUrl }, key) => {
      const body = JSON.stringify({
        From: from,
        To: to,
        Subject: subject,
        TextBody: text,
        HtmlBody: html,
        Headers: Object.entries(stopHeaders(stopUrl)).map(([Name, Value]) => ({ Name, Value })),
        Metadata: { key },
        MessageStream: 'outbound',
      });
      const posted = { ...headers, 'content-type': 'application/json' };
      const answer = await askWithin(
        fetch,
        `${host}/email`,
        { method: 'POST', headers: posted, body },
        limits,
      );
      if (typeof answer === 'string')
        return { outcome: 'failed', status: null, detail: answer, retryAfterMs: findsAfterMs };
      return {
        outcome: outcomeOf(answer),
        status: answer.status,
        detail: inOneLine(answer.text, 500),
        retryAfterMs: retryAfterOf(answer.headers, now()),
      };
    },
    findsAfterMs,
    find: async (key, to) => {
      const query = new URLSearchParams({
        count: '1',
        offset: '0',
        recipient: to,
        metadata_key: key,
      });
      const answer = await askWithin(
        fetch,
        `${host}/messages/outbound?${query}`,
        { method: 'GET', headers },
        // One message of the list: enough to see that there is one.
        limits,
      );
      if (typeof answer === 'string' || answer.status !== 200) return undefined;
      const found = findings.safeParse(jsonOf(answer.text));
      return found.success ? found.data.TotalCount > 0 : undefined;
    },
  };
}

function outcomeOf({ status, text }: Asked): Tried['outcome'] {
  const said = answers.safeParse(jsonOf(text));
  const code = said.success ? said.data.ErrorCode : undefined;
  if (status === 200) return code === undefined || code === 0 ? 'sent' : 'failed';
  if (status !== 422) return 'failed';
  if (code === inactiveRecipient) return 'refused';
  // 300 is said of whatever is wrong with a mail: only where it is the `To` does it say something of the address.
  const words = said.success ? (said.data.Message ?? '') : '';
  return code === invalidRequest && /'To'|recipient/i.test(words) ? 'refused' : 'failed';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Who carries mail here, by the operator's setting. */
import { keepInOutbox } from '../../db/records/outbox.ts';
import type { MailPort } from '../../src/notices/mail/mail-port.ts';
import { postmarkPort } from '../../src/notices/mail/postmark.ts';
import { resendPort } from '../../src/notices/mail/resend.ts';
import type { Edge } from '../edge.ts';

/** @returns undefined where the operator set nobody */
export function mailOf(edge: Edge, accountId: string): MailPort | undefined {
  const { fetch, now } = edge;
  switch (edge.config.mail.provider) {
    case 'outbox':
      return outboxPort(edge, accountId);
    case 'resend':
      return resendPort({ fetch, token: edge.mailToken(), now });
    case 'postmark':
      return postmarkPort({ fetch, token: edge.mailToken(), now });
    case undefined:
      return undefined;
  }
}

/** Keeps mail on a page instead of sending it. */
const outboxPort = (edge: Edge, accountId: string): MailPort => ({
  send: async ({ to, subject, text, html, stopUrl }, key) => {
    const mail = { id: key, accountId, at: edge.now(), sentTo: to, subject, text, html, stopUrl };
    await keepInOutbox(edge.database(accountId), mail);
    return { outcome: 'sent', status: null, detail: 'It is in the outbox.' };
  },
});

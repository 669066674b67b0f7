// The mails customers got from this store, newest first.
import { html } from './html.ts';
import type { Page, PageContext } from './page-context.ts';
import { moment, orderPath, plain } from './shown.ts';

const shown = 100;

/** `GET /admin/outbox` */
export function outboxPage({ state }: PageContext): Page {
  const mails = state.mails.all().toReversed();
  return {
    title: 'Outbox',
    body: html`<p>Mails this store would have sent to its customers. Nothing leaves this machine.${
      mails.length > shown && ` The last ${shown} of ${mails.length} are shown.`
    }</p>
${mails.length === 0 && html`<p class="quiet">No mail yet. Place an order, or ship one and tick the mail.</p>`}
${mails.slice(0, shown).map(
  (mail) => html`<article class="sheet"><h2>${mail.subject}</h2>
<p class="quiet small">To ${mail.to} · ${plain(mail.kind)} · ${moment(mail.createdAt)} · <a
 href="${orderPath(mail.orderId)}">its order</a></p>
<pre>${mail.text}</pre></article>`,
)}`,
  };
}

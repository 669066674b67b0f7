// The webhooks of this store: what was sent, what waits and why; and who asked for them.
import { gidNumber } from '../gids.ts';
import { type Delivery, openOutbox } from '../webhooks/outbox.ts';
import { html, type Markup } from './html.ts';
import type { Page, PageContext } from './page-context.ts';
import { mark, moment, momentOf, numberHeading, table } from './shown.ts';

const shown = 200;

/** `GET /admin/webhooks` */
export function webhooksPage({ state }: PageContext): Page {
  const rows = openOutbox(state).latest(shown).map(deliveryRow);
  const headings = ['Topic', 'State', numberHeading('Tries'), 'Triggered', 'To', 'Body'];
  return {
    title: 'Webhooks',
    body: html`<p>The last ${shown}, newest first. One that is not answered with 2xx within five seconds is tried
eight times more over four hours; then its subscription is removed.</p>
<section class="sheet">${table(
      headings,
      rows,
      'No webhooks yet: an app subscribes over the Admin API.',
    )}</section>`,
  };
}

function deliveryRow(delivery: Delivery): Markup {
  const { topic, status, outcome, tries, triggeredAt, dueAt, uri, body } = delivery;
  const waits = status === 'waiting';
  return html`<tr><th scope="row"><code>${topic}</code></th>
<td>${mark(status, status === 'given up' || status === 'dropped' || (waits && tries > 0))}
<br><small class="quiet">${outcome}${outcome !== null && waits && '; '}${waits && html`next try ${momentOf(dueAt)}`}</small></td>
<td class="number">${tries}</td>
<td>${momentOf(triggeredAt)}</td>
<td><small>${uri}</small></td>
<td><details><summary>${body.length} characters</summary><small class="quiet">webhook
${delivery.webhookId}, event ${delivery.eventId}</small><pre>${body}</pre></details></td></tr>`;
}

/** `GET /admin/subscriptions` */
export function subscriptionsPage({ state }: PageContext): Page {
  const rows = state.subscriptions.all().map(
    (subscription) => html`<tr><th scope="row"><code>${subscription.topic}</code></th>
<td>${subscription.uri}</td>
<td>${subscription.includeFields.join(', ') || html`<span class="quiet">all</span>`}</td>
<td>${moment(subscription.createdAt)}</td>
<td class="number">${gidNumber(subscription.id)}</td></tr>`,
  );
  return {
    title: 'Subscriptions',
    body: html`<section class="sheet">${table(
      ['Topic', 'Goes to', 'Fields', 'Since', numberHeading('Id')],
      rows,
      'No app has subscribed to webhooks of this store.',
    )}</section>`,
  };
}

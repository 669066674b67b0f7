// What can keep an order from being shipped or trusted: holds, and what a fraud analysis says. Forms and what they do.
import type { OrderFigures } from '../order-figures.ts';
import type { OrderRecord, RiskAssessment } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';
import { orderPath } from './shown.ts';

const levels: Record<RiskAssessment['level'], string> = {
  LOW: 'Low risk',
  MEDIUM: 'Medium risk',
  HIGH: 'High risk',
  PENDING: 'Still being looked at',
  NONE: 'No opinion',
};

const groupsOf = (state: State, order: OrderRecord, status: string): string[] =>
  state.fulfillmentOrders
    .in(order.id)
    .filter((group) => group.status === status)
    .map(({ id }) => id);

/** Only what can be done now. */
export function holdForms(state: State, order: OrderRecord, figures: OrderFigures): Markup {
  const path = orderPath(order.id);
  const button = (verb: string, label: string) =>
    html`<form method="post" action="${path}/${verb}"><p><button>${label}</button></p></form>`;
  const said = order.assessments?.find(({ appId }) => appId === null)?.level;
  return html`${groupsOf(state, order, 'OPEN').length > 0 && button('hold', 'Hold the shipping')}
${groupsOf(state, order, 'ON_HOLD').length > 0 && button('release', 'Let the shipping go on')}
${
  figures.fulfillmentStatus !== 'FULFILLED' &&
  html`<form method="post" action="${path}/risk"><div class="fields"><label>Fraud analysis<select name="level">${Object.entries(
    levels,
  ).map(
    ([level, label]) =>
      html`<option value="${level}"${said === level && html` selected`}>${label}</option>`,
  )}</select></label></div><p><button>Say so</button></p></form>`
}`;
}

/** `POST …/hold`: all that is open stands still. */
export function hold({ state, admin }: PageContext, order: OrderRecord): FormResult {
  const to = orderPath(order.id);
  for (const fulfillmentOrderId of groupsOf(state, order, 'OPEN')) {
    const held = admin.holdFulfillmentOrder({ fulfillmentOrderId, reason: 'OTHER' });
    if (!held.ok) return formResult(held, to, () => '');
  }
  return { to, kind: 'done', text: `Order ${order.name} is on hold.` };
}

/** `POST …/release`: all that is held may be shipped again. */
export function release({ state, admin }: PageContext, order: OrderRecord): FormResult {
  const to = orderPath(order.id);
  for (const fulfillmentOrderId of groupsOf(state, order, 'ON_HOLD')) {
    const released = admin.releaseFulfillmentOrder({ fulfillmentOrderId });
    if (!released.ok) return formResult(released, to, () => '');
  }
  return { to, kind: 'done', text: `Order ${order.name} goes on.` };
}

/** `POST …/risk`: the store's own fraud analysis says this. */
export function risk(
  { admin }: PageContext,
  order: OrderRecord,
  form: URLSearchParams,
): FormResult {
  const to = orderPath(order.id);
  const level = Object.keys(levels)
    .filter(isLevel)
    .find((one) => one === form.get('level'));
  if (level === undefined) return { to, kind: 'refused', text: 'Choose what the analysis says.' };
  return formResult(
    admin.assessRisk({ orderId: order.id, level }),
    to,
    () => `The fraud analysis of order ${order.name} says: ${levels[level].toLowerCase()}.`,
  );
}

const isLevel = (text: string): text is RiskAssessment['level'] => Object.hasOwn(levels, text);

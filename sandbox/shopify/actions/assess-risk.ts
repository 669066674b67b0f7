// Says how likely an order is a fraud, as the store's own analysis or an app does.
import { ok } from '../../../src/shared/result.ts';
import { orderFigures } from '../order-figures.ts';
import type { RiskAssessment } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { noOrder } from './touch-order.ts';

export type AssessRiskInput = {
  orderId: string;
  level: RiskAssessment['level'];
  facts?: RiskAssessment['facts'];
  /** gid of the app that says so; the store itself where absent */
  appId?: string | null;
};

const factsAtMost = 20;

/** Takes the place of what the same assessor said before. @returns the assessment, or why there can be none */
export function assessRisk(state: State, input: AssessRiskInput): Outcome<RiskAssessment> {
  const { orderId, level, facts = [], appId = null } = input;
  const order = state.orders.get(orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['orderId'], noOrder(orderId));
  if (orderFigures(state, order).fulfillmentStatus === 'FULFILLED')
    return refuse(
      'ORDER_ALREADY_FULFILLED',
      ['orderId'],
      'The order is fulfilled and takes no more risk assessments.',
    );
  if (facts.length > factsAtMost)
    return refuse('TOO_MANY_FACTS', ['facts'], `At most ${factsAtMost} facts can be given.`);
  const assessment: RiskAssessment = { level, facts, appId, createdAt: state.time() };
  const others = (order.assessments ?? []).filter((one) => one.appId !== appId);
  // The order itself stays as it was: upstream, only a webhook of its own is promised.
  state.orders.put({ ...order, assessments: [...others, assessment] });
  state.emit('orders/risk_assessment_changed', { orderId, assessedBy: appId });
  return ok(assessment);
}

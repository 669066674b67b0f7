// orderRiskAssessmentCreate: the app says how risky an order is.
import { assessRisk } from '../../actions/assess-risk.ts';
import type { RiskAssessment } from '../../records.ts';
import type { Resolver } from '../context.ts';
import { mutation } from './mutation.ts';

type Input = {
  orderId: string;
  riskLevel: RiskAssessment['level'];
  facts: RiskAssessment['facts'];
};

export const riskMutations: Record<string, Resolver<unknown>> = {
  orderRiskAssessmentCreate: mutation(
    (args, { state }) => {
      const { orderId, riskLevel, facts } = args.orderRiskAssessmentInput as Input;
      return assessRisk(state, { orderId, level: riskLevel, facts, appId: state.shop().app.id });
    },
    (assessment) => ({ orderRiskAssessment: assessment }),
  ),
};

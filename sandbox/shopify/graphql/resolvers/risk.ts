// What is said of an order's risk, and what the store makes of it.
import type { OrderRecord, RiskAssessment } from '../../records.ts';
import type { Table } from './table.ts';

const said = ({ assessments = [] }: OrderRecord, level: RiskAssessment['level']): boolean =>
  assessments.some((one) => one.level === level);

/** The worst one counts. */
function recommendation(order: OrderRecord): string {
  if (said(order, 'HIGH')) return 'CANCEL';
  if (said(order, 'MEDIUM')) return 'INVESTIGATE';
  return said(order, 'LOW') ? 'ACCEPT' : 'NONE';
}

/** `Order.risk` and its forerunner `riskLevel`. */
export const riskFields: Table<OrderRecord> = {
  risk: (order) => ({
    assessments: order.assessments ?? [],
    recommendation: recommendation(order),
  }),
  riskLevel: (order) => {
    if (said(order, 'HIGH')) return 'HIGH';
    return said(order, 'MEDIUM') ? 'MEDIUM' : 'LOW';
  },
};

const assessment: Table<RiskAssessment> = {
  provider: ({ appId }, _, { state }) => (appId === state.shop().app.id ? state.shop().app : null),
  riskLevel: ({ level }) => level,
};

export const riskTypes = { OrderRiskAssessment: assessment };

/** The plans of a destination store, smallest first. Order Push needs Traction or above (OP3). */
export const plans = ['starter', 'traction', 'scale'] as const;

export type Plan = (typeof plans)[number];

/** Whether this plan includes Order Push. */
export const includesOrderPush = (plan: Plan): boolean =>
  plans.indexOf(plan) >= plans.indexOf('traction');

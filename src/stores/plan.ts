/** The plans of a destination store as data, smallest first. Order Push needs Traction or above (OP3). */
export const plans = ['starter', 'traction', 'scale'] as const;

export type Plan = (typeof plans)[number];

/** What a plan is called, what it says of itself in one sentence, and what it includes. No payment is taken for any. */
export const planTable: Record<Plan, { name: string; says: string; includesOrderPush: boolean }> = {
  starter: {
    name: 'Starter',
    says: 'Stock stays aligned over all your stores; orders stay on the store that sold them.',
    includesOrderPush: false,
  },
  traction: {
    name: 'Traction',
    says: 'Orders of this store are pushed to the source stores that ship them, and their tracking comes back.',
    includesOrderPush: true,
  },
  scale: {
    name: 'Scale',
    says: 'Everything of Traction, for a store that sells a lot.',
    includesOrderPush: true,
  },
};

/** Whether this plan includes Order Push. */
export const includesOrderPush = (plan: Plan): boolean => planTable[plan].includesOrderPush;

/** The plans that include Order Push, for statements that ask the database. */
export const pushingPlans: readonly Plan[] = plans.filter(includesOrderPush);

/** Who changes a store's plan: an owner of the account in the dashboard, or only whoever runs Crossdock. */
export const planChangers = ['owner', 'operator'] as const;

export type PlanChanger = (typeof planChangers)[number];

import { expect, it } from 'vitest';
import { includesOrderPush, plans, planTable, pushingPlans } from '../../../src/stores/plan.ts';

it('[OP3] Traction and above include Order Push', () => {
  expect(plans.map((plan) => [plan, includesOrderPush(plan)])).toEqual([
    ['starter', false],
    ['traction', true],
    ['scale', true],
  ]);
  expect(pushingPlans).toEqual(['traction', 'scale']);
});

it('[OP3] every plan says of itself what it is, in one sentence', () => {
  for (const plan of plans) {
    expect(planTable[plan].name).not.toBe('');
    expect(planTable[plan].says).toMatch(/^[A-Z][^.]+\.$/);
  }
});

// A step of the demo holds, or says what it waited for and what it saw.
import { expect, it } from 'vitest';
import { once, StepFailed, startSteps } from '../../../scripts/demo/steps.ts';

it('is tried again until it holds, and hands its value on', async () => {
  const lines: string[] = [];
  let tries = 0;
  const value = await startSteps((line) => lines.push(line)).step(
    'The order is there',
    5,
    async () => {
      tries += 1;
      if (tries === 1) throw new Error('not reachable yet');
      return tries < 3
        ? { holds: false, seen: 'no order' }
        : { holds: true, note: 'as #1', value: 42 };
    },
  );
  expect([value, tries]).toEqual([42, 3]);
  expect(lines.join('\n')).toMatch(/^ +\d\.\d\d s {2}✓ The order is there\n +as #1$/);
});

it('fails with what it last saw once its time is up', async () => {
  const lines: string[] = [];
  const step = startSteps((line) => lines.push(line)).step('The mail is there', 0.2, async () => ({
    holds: false,
    seen: 'an empty outbox',
  }));
  await expect(step).rejects.toThrow(StepFailed);
  expect(lines.join('\n')).toContain('✗ The mail is there');
  expect(lines.join('\n')).toContain('Waited 0.2 s. Last seen: an empty outbox');
});

it('is tried once where trying again would do something twice', async () => {
  let tries = 0;
  const step = startSteps(() => undefined).step('Place an order', once, async () => {
    tries += 1;
    throw new Error('refused');
  });
  await expect(step).rejects.toThrow(StepFailed);
  expect(tries).toBe(1);
});

// A step of the demo: first levels are applied, as a person would who has looked at them.
import { routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';
import type { Steps } from './steps.ts';

/**
 * Applies what waits for a person's Apply at every destination; `destinations` are named in the step's title.
 * Throws StepFailed where some SKU would go to zero in such numbers that a person must agree.
 */
export async function applyFirstLevels(
  steps: Steps,
  { dashboard, destinations }: { dashboard: string; destinations: readonly RunStore[] },
): Promise<void> {
  let applied = 0;
  const names = destinations.map(({ name }) => name).join(' and ');
  await steps.step(`Apply the first levels of ${names}`, 30, async () => {
    const { inventory } = routerClient(dashboard);
    const { notices } = await inventory.list.query({ limit: 1 });
    const waiting = notices.filter((notice) => notice.waiting > 0);
    for (const { connectionId } of waiting) {
      const answer = await inventory.firstLevels.applyLevels.mutate({
        connectionId,
        chosen: 'all',
      });
      if (answer.kind === 'asks')
        return {
          holds: false,
          seen: `${answer.toZero} SKUs would go to zero: a person must agree`,
        };
      if (answer.kind === 'applied') applied += answer.links;
    }
    // What is still being read is applied by the next try.
    if (waiting.length > 0)
      return { holds: false, seen: `${applied} SKUs applied, some are being read` };
    const note = applied > 0 ? `${applied} SKUs` : 'they were applied already';
    return { holds: true, note, value: undefined };
  });
}

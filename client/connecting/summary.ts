/** A step of a setup in one line, for when it is not open. Pure. */
import type { SetupStep } from '../../src/stores/connection-setup.ts';
import type { Setup } from './types.ts';

const count = (value: number, one: string, many: string): string =>
  `${value.toLocaleString('en')} ${value === 1 ? one : many}`;

export function summaryOf(step: SetupStep, setup: Setup): string {
  const { facts, counts, destinationName, sourceName } = setup;
  switch (step) {
    case 'locations':
      return `${count(facts.groups, 'Location Group', 'Location Groups')}${
        facts.brokenGroups > 0 ? `, ${facts.brokenGroups} with a closed location` : ''
      }.`;
    case 'products': {
      const linked = count(counts.linked ?? 0, 'product is linked', 'products are linked');
      return `${linked} with ${sourceName}.`;
    }
    case 'first-levels':
      if (facts.waiting > 0) return `${count(facts.waiting, 'SKU waits', 'SKUs wait')} for Apply.`;
      return facts.applied
        ? `${destinationName} follows ${sourceName} by itself.`
        : 'Nothing waits for Apply.';
    case 'order-push':
      if (facts.pushes) return `New orders of ${destinationName} go to ${sourceName}.`;
      return setup.setup?.['order-push'] === undefined
        ? `Orders of ${destinationName} stay there so far.`
        : `Stock only: orders of ${destinationName} stay there.`;
  }
}

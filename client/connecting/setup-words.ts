/** The steps of setting up a connection, and how each stands, in words. Pure. */
import type { SetupStep, SetupStepState } from '../../src/stores/connection-setup.ts';
import { setupSteps } from '../../src/stores/connection-setup.ts';

export const setupStepWords: Record<SetupStep, { name: string; says: string }> = {
  locations: {
    name: 'Locations',
    says: 'Which of the source’s locations serve which location of the destination.',
  },
  products: {
    name: 'Products',
    says: 'What the stores list is read, and linked where the SKU is the same.',
  },
  'first-levels': {
    name: 'First levels',
    says: 'What the destination shows, and what it would show. Only Apply writes it.',
  },
  'order-push': {
    name: 'Order Push',
    says: 'Whether its orders go to the source, or stay where they are.',
  },
};

export const setupStateWords: Record<SetupStepState, string> = {
  done: 'Done',
  'to-do': 'To do',
  running: 'Under way',
  failed: 'Failed',
  again: 'Look again',
};

/** How far it is: `2 of 4 steps done`, and what comes next. */
export function setupProgressWords(states: Record<SetupStep, SetupStepState>): string {
  const done = setupSteps.filter((step) => states[step] === 'done').length;
  const next = setupSteps.find((step) => states[step] !== 'done');
  const far = `${done} of ${setupSteps.length} steps done`;
  return next ? `${far} · next: ${setupStepWords[next].name}` : far;
}

export const setupPath = (connectionId: string): string =>
  `/stores/setup/${encodeURIComponent(connectionId)}`;

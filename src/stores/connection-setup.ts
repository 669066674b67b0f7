/** Setting up a connection: its steps, and what a person did of them. */

export const setupSteps = ['locations', 'products', 'first-levels', 'order-push'] as const;

export type SetupStep = (typeof setupSteps)[number];

/** When each step was done, ms; one that is missing is still to be done. */
export type ConnectionSetup = Partial<Record<SetupStep, number>>;

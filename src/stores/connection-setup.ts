/** Setting up a connection: its steps, what a person did of them, and how each stands by the facts. Pure. */

export const setupSteps = ['locations', 'products', 'first-levels', 'order-push'] as const;

export type SetupStep = (typeof setupSteps)[number];

/**
 * When each step was done, ms; one that is missing is still to be done. `put-away`: a person is through with all of it, and
 * nobody is reminded any more.
 */
export type ConnectionSetup = Partial<Record<SetupStep | 'put-away', number>>;

/** How the newest import of both stores stands: the worse of the two. `none`: neither was ever imported by a run. */
export type SetupImport = 'none' | 'done' | 'running' | 'cancelled' | 'failed';

export type SetupFacts = {
  /** Location Groups, and those of them that have a closed location. */
  groups: number;
  brokenGroups: number;
  imports: SetupImport;
  /** Its listings are still to be linked and derived. */
  matching: boolean;
  links: number;
  /** Links whose first levels wait for Apply, and whether any was ever applied. */
  waiting: number;
  applied: boolean;
  /** Plan and switch of the destination both let orders go. */
  pushes: boolean;
};

/** `again`: a person had done it, and the facts are others now. */
export type SetupStepState = 'done' | 'to-do' | 'running' | 'failed' | 'again';

/**
 * How every step stands. Facts go before what a person did: a step that was done is to be done again once they changed.
 * @param setup null where nobody sets the connection up: then only the facts speak
 */
export function setupStates(
  setup: ConnectionSetup | null,
  facts: SetupFacts,
): Record<SetupStep, SetupStepState> {
  const did = (step: SetupStep) => setup === null || setup[step] !== undefined;
  const mapped = facts.groups > 0 && facts.brokenGroups === 0;
  return {
    locations: stateOf(did('locations'), mapped),
    products: productsState(did('products'), facts),
    'first-levels': levelsState(did('first-levels'), facts),
    'order-push': facts.pushes || did('order-push') ? 'done' : 'to-do',
  };
}

const stateOf = (did: boolean, holds: boolean): SetupStepState => {
  if (!did) return 'to-do';
  return holds ? 'done' : 'again';
};

function productsState(did: boolean, { imports, matching }: SetupFacts): SetupStepState {
  if (imports === 'failed' || imports === 'cancelled') return 'failed';
  if (imports === 'running' || matching) return 'running';
  return did ? 'done' : 'to-do';
}

/** Done by its facts too: whoever applied them on another page need not say so here. */
function levelsState(did: boolean, { waiting, applied }: SetupFacts): SetupStepState {
  if (applied && waiting === 0) return 'done';
  return stateOf(did, applied || waiting === 0);
}

/** Whether nothing of it is left to do. */
export const isSetUp = (states: Record<SetupStep, SetupStepState>): boolean =>
  setupSteps.every((step) => states[step] === 'done');

/** The step to go on with: the first that is not done; undefined where all are. */
export const nextSetupStep = (states: Record<SetupStep, SetupStepState>): SetupStep | undefined =>
  setupSteps.find((step) => states[step] !== 'done');

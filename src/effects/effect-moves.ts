/**
 * The state machine of a row that stands for one effect on a store, as data: states, moves, and who may make them. Buttons
 * and procedures ask `may`; that the database lets nothing else happen is shown by test/contracts/push-moves-contract.ts.
 */

/**
 * `ready`: owed, nobody is creating. `creating`: one worker may have sent a create; others only look.
 * `created`: on the store. `failed`: waits for a person. `withdrawn`: no longer wanted, never created.
 */
export const effectStates = ['ready', 'creating', 'created', 'failed', 'withdrawn'] as const;

export type EffectState = (typeof effectStates)[number];

type Move = {
  from: readonly EffectState[];
  to: readonly EffectState[];
  /** `worker`: the queue's consumer. `store`: what the source store shows. `person`: by a button. */
  by: 'worker' | 'store' | 'person';
};

export const effectMoves = {
  /** One worker, for one turn (rule 2). */
  win: { from: ['ready'], to: ['creating'], by: 'worker' },
  /** A failed try: again later, looked for, or over. */
  setBack: { from: ['ready', 'creating'], to: ['ready', 'creating', 'failed'], by: 'worker' },
  /** The source has too few of some lines: the others go on. */
  reduce: { from: ['creating'], to: ['ready'], by: 'worker' },
  /** The source refused a field's form: it is sent in another one. */
  repair: { from: ['creating'], to: ['ready'], by: 'worker' },
  /** An answered look that found nothing. */
  recordMiss: { from: ['creating'], to: ['creating', 'ready', 'failed'], by: 'worker' },
  /** A look without an answer. */
  putOffLook: { from: ['creating'], to: ['creating'], by: 'worker' },
  /** Plan, switch or order say no before it was created. */
  withdraw: { from: ['ready'], to: ['withdrawn'], by: 'worker' },
  /** It is there, whoever saw it first and whatever was thought of it. */
  recordCreated: {
    from: ['ready', 'creating', 'failed', 'withdrawn'],
    to: ['created'],
    by: 'store',
  },
  /** Retry: what failed or waits is owed at once; what is in creation is only looked for. */
  retry: { from: ['failed', 'ready', 'creating'], to: ['ready', 'creating'], by: 'person' },
} as const satisfies Record<string, Move>;

export type EffectMove = keyof typeof effectMoves;

export type May = { may: true } | { may: false; why: EffectState };

/** Whether a row in this state may make this move; where not, the state that forbids it (words: client/words.ts). */
export function may(move: EffectMove, row: { state: EffectState }): May {
  const from: readonly EffectState[] = effectMoves[move].from;
  return from.includes(row.state) ? { may: true } : { may: false, why: row.state };
}

/** What a person may do with a push or a shipment; pages and procedures ask the same. */
export const pushCan = {
  retry: (row: { state: EffectState }): May => may('retry', row),
};

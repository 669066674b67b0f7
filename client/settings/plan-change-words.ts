/** What a plan means for a store's orders, and what begins or stops with another one. Pure. */

/** How things stand: with this plan, and the switch as it is. */
export function planStandsWords(includes: boolean, on: boolean): string {
  if (includes) return on ? 'Its orders are pushed' : 'Included, but Order Push is switched off';
  return on ? 'Order Push is on, but not included: its orders stay' : 'Its orders stay there';
}

/** What follows from a change of plan. @param on the store's switch */
export function planChangeWords(
  from: { includesOrderPush: boolean },
  to: { includesOrderPush: boolean },
  on: boolean,
): string {
  if (from.includesOrderPush === to.includesOrderPush)
    return to.includesOrderPush
      ? 'Order Push stays included: nothing changes for its orders.'
      : 'Order Push is not included, as before.';
  if (to.includesOrderPush)
    return on
      ? 'Order Push begins at once: orders placed from now on go to their source store. Older ones go only when you say so.'
      : 'Order Push is included then. It is switched on in Order Push Settings.';
  return on
    ? 'Order Push stops at once: new orders and those that wait stay on this store. What is at a source store already is shipped there, and its tracking comes back. Stock is kept aligned.'
    : 'Order Push is no longer included. Stock is kept aligned.';
}

/** Where the source ships a pushed order from, against the Location Group it was pushed by. */

/**
 * `owed`: the source routed it outside its group, and is to be asked to move it. `moved`: it ships from the group now.
 * `elsewhere`: it stays where the source routed it, and `why` says why.
 */
export type RoutingState = 'owed' | 'moved' | 'elsewhere';

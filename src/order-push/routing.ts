/** Where the source ships a pushed order from, against the Location Group it was pushed by. */
import type { RoutingWhy } from './routing-why.ts';

/**
 * `owed`: the source routed it outside its group, and is to be asked to move it; or where it routed it is not known yet.
 * `moved`: it ships from the group now. `elsewhere`: it stays where the source routed it, and `why` says why.
 */
export type RoutingState = 'owed' | 'moved' | 'elsewhere';

/** A place of a push's routing: one location it was routed to, and where its group wants it. */
export type Routing = {
  /** From 1, within its push. */
  number: number;
  /** Undefined while the source has not said where it routed it. */
  fromLocationId: string | undefined;
  /** Undefined where nothing fits, or nothing is known yet. */
  toLocationId: string | undefined;
  state: RoutingState;
  /** See routing-why.ts. */
  why: string | undefined;
  setbacks: number;
  /** When something is owed, ms. */
  dueAt: number | undefined;
};

/**
 * Where the units will be taken is still open: a move is owed, or the source has not routed them. They count where their
 * group is until then.
 */
export const isRoutingOwed = ({ state, why }: Pick<Routing, 'state' | 'why'>): boolean =>
  state === 'owed' || why === notRouted;

/** See routing-why.ts; asked for by its name in db/records/load-pushes.ts too. */
const notRouted: RoutingWhy = 'not-routed';

/** Units of one variant of a push that one Location Group is to ship. */
export type GroupUnits = {
  sourceVariantId: string;
  units: number;
  /** Its open source locations, first by priority; `available`: units there when last read, where that is known. */
  locations: { id: string; available: number | undefined }[];
};

/** Units of one variant that the source routed to a location and that are not shipped yet. */
export type PlacedUnits = { sourceVariantId: string; units: number; locationId: string };

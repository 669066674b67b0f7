/** The two stores of an act by their roles, for statements that name them. */
import type { ActKind } from '../../src/mirror/acts/act.ts';

/** An act on a source order has its cause at the destination, and the other way round. */
export const actSides = (act: {
  storeId: string;
  causeStoreId: string;
  wish: { kind: ActKind };
}): { sourceStoreId: string; destinationStoreId: string } =>
  act.wish.kind.endsWith('-source')
    ? { sourceStoreId: act.storeId, destinationStoreId: act.causeStoreId }
    : { sourceStoreId: act.causeStoreId, destinationStoreId: act.storeId };

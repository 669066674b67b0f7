/** Our mark on a source order: unique per part, readable back into what it stands for (OP2). */
import { tail } from '../shared/ids.ts';

const prefix = 'crossdock:';

/** The reference of one part of one destination order, from the platforms' own ids only (architecture rule 1). */
export const referenceOf = (push: {
  shop: string;
  platformOrderId: string;
  part: number;
}): string => `${prefix}${push.shop}:${tail(push.platformOrderId)}:${push.part}`;

/** Whether this source identifier was written by us: the order is a push, not a sale. */
export const isOurs = (sourceIdentifier: string | undefined): sourceIdentifier is string =>
  sourceIdentifier?.startsWith(prefix) ?? false;

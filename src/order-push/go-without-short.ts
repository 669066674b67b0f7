/** Goes on with a push whose source has too few of some lines (OP6, OP12). */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { setBack } from './end-turn.ts';
import type { Push } from './push.ts';
import type { PushOrderDeps } from './push-deps.ts';
import type { OrderPushSettings } from './settings.ts';
import { splitShort } from './split-short.ts';

/** What decides about the short lines of a push. */
export type ShortRules = {
  tooFew: OrderPushSettings['tooFew'];
  /** The order is to go whole. */
  isWhole: boolean;
  /** Another part of the order stands. */
  isPart: boolean;
  /** What the source said. */
  failure: PlatformFailure;
};

/**
 * The source has too few of something, and nothing was created: what it has of each line goes on, the others wait for it
 * to have more. Where nothing would be left of a further part, all of it waits so; where that is the whole order, or the
 * order is to go whole, the push itself has failed and waits.
 */
export async function goWithoutShort(
  deps: PushOrderDeps,
  push: Push,
  claim: string,
  source: Platform,
  { tooFew, isWhole, isPart, failure }: ShortRules,
): Promise<string> {
  await deps.readStock(push);
  if (isWhole) return setBack(deps, push, failure, 'create', claim);
  const read = await source.fetchOrderable(push.lines.map((line) => line.sourceInventoryItemId));
  if (!read.ok) return setBack(deps, push, failure, 'create', claim);
  const split = splitShort(push.lines, read.value, tooFew);
  if (split.short.length === 0 || (split.going.length === 0 && !isPart))
    return setBack(deps, push, failure, 'create', claim);
  await deps.push.reduce(push, claim, split.going, split.short);
  await deps.runAgain(push.id, deps.now());
  return `goes without ${split.short.length} short lines`;
}

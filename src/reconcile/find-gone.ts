/**
 * Pushed orders that their source store does not have any more: no list of changed orders names what was deleted, so they are
 * asked for by key, and a look at both orders follows (RV1, RC1).
 */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { ok, type Result } from '../shared/result.ts';

export type FindGoneDeps = {
  roles: { source: boolean };
  platform: Pick<Platform, 'findGoneOrders'>;
  /** Orders of ours at the store with something to ship, newest first. */
  listOpenPushed: (most: number) => Promise<string[]>;
  deliver: (key: string, event: PlatformEvent) => Promise<boolean>;
};

/** A call takes 250: a run over what changed makes one, a run over everything some. */
export const openPushedMost = { changes: 250, everything: 5_000 } as const;

/** @returns how many are gone that nobody told of */
export async function findGone(
  deps: FindGoneDeps,
  most: number,
): Promise<Result<number, PlatformFailure>> {
  if (!deps.roles.source) return ok(0);
  const open = await deps.listOpenPushed(most);
  if (open.length === 0) return ok(0);
  const gone = await deps.platform.findGoneOrders(open);
  if (!gone.ok) return gone;
  let news = 0;
  for (const orderId of gone.value)
    if (
      await deps.deliver(`crossdock/found:${tail(orderId)}:gone`, {
        kind: 'order-deleted',
        orderId,
      })
    )
      news += 1;
  return ok(news);
}

/**
 * Creates a push's order on the source store, exactly once (OP2; architecture rules 1 and 2). Safe to run any number
 * of times, at once or after a crash at any point: whoever wins the row may create, everybody else only looks.
 */
import { turnAt } from '../effects/effect.ts';
import { afterMark } from '../mirror/acts/after-mark.ts';
import type { Platform, SourceOrderDraft } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { draftSourceOrder } from './copied/draft-source-order.ts';
import { repairFor, shownRepair } from './copied/repair-address.ts';
import { shareOf } from './copied/shipping-share.ts';
import { sourcePrices } from './copied/source-prices.ts';
import type { OrderStop } from './decisions.ts';
import { keep, release, setBack, withdraw } from './end-turn.ts';
import { goWithoutShort } from './go-without-short.ts';
import { linesThatGo } from './lines-that-go.ts';
import { lookForSourceOrder, survivorOf } from './look-for-source-order.ts';
import { isOver, stopsOf } from './may-push.ts';
import type { Push } from './push.ts';
import type { Opened, PushOrderDeps } from './push-deps.ts';
import { settingsOf } from './settings.ts';
import { settlePush } from './settle-push.ts';
import { staysByNow } from './stays-by-now.ts';
import { maskedSentence } from './tries/mask.ts';

/** A create that was not sent within this time of winning the row is not sent at all: others may be looking by then. */
const createWithinMs = 60_000;

/** @returns what became of it, in words for logs */
export async function pushOrder(deps: PushOrderDeps, pushId: string): Promise<string> {
  const push = await deps.loadPush(pushId);
  if (!push) return 'no such push';
  if (push.dueAt === undefined || push.dueAt > deps.now()) return `nothing owed: ${push.state}`;
  if (push.state === 'created') return settlePush(deps, push);
  if (push.state === 'withdrawn') return release(deps, push);
  const source = await deps.openStore(push.sourceStoreId);
  if (push.state === 'creating') return look(deps, push, source.platform);
  if (push.state === 'ready') return create(deps, push, source);
  return `nothing owed: ${push.state}`;
}

async function look(deps: PushOrderDeps, push: Push, source: Platform): Promise<string> {
  const seen = await lookForSourceOrder(deps, push, source);
  if (seen.dueAt !== undefined) await deps.runAgain(push.id, seen.dueAt);
  return seen.words;
}

async function create(deps: PushOrderDeps, push: Push, source: Opened): Promise<string> {
  const destination = await deps.openStore(push.destinationStoreId);
  const order = await destination.platform.fetchOrder(push.platformOrderId);
  if (!order.ok) return setBack(deps, push, order.failure, 'before', undefined);

  const parts = await deps.loadParts(push);
  const lines = linesThatGo(push, order.value, parts);
  // The switch may have gone off and on since: what was to go then goes.
  const stop = stopsOf(destination.store, order.value).find(
    (one) => one !== 'placed-before-switch' && !isOver(one, push.ask, order.value),
  );
  if (stop || lines.length === 0)
    return withdraw(deps, push, source.platform, stop ?? whyNothing(push));
  const factsOf = await deps.loadLineFacts(destination.store, order.value);
  if (lines.some((line) => staysByNow(push, line, order.value, factsOf)))
    return withdraw(deps, push, source.platform, 'no-line-qualifies');
  const settings = settingsOf(destination.store);
  // Prices in another currency cannot stand beside what the customer paid for shipping: its lines are asked again.
  if (settings.prices === 'source' && source.store.currency !== order.value.currency)
    return withdraw(deps, push, source.platform, 'no-line-qualifies');
  const prices = await sourcePrices(settings, source.platform, lines);
  if (!prices.ok) return setBack(deps, push, prices.failure, 'before', undefined);

  const wonAt = deps.now();
  const claim = await deps.push.win(push, lines, turnAt(wonAt), {
    mark: afterMark(order.value),
    refunds: order.value.refundIds,
  });
  if (!claim) return 'another worker has it';
  const looked = await source.platform.findSourceOrders(push.reference);
  if (!looked.ok) return setBack(deps, push, looked.failure, 'before', claim);
  const found = survivorOf(looked.value);
  if (found) return keep(deps, { ...push, lines }, found, 'push-found');
  if (deps.now() - wonAt > createWithinMs) {
    const late: PlatformFailure = { kind: 'unreachable', message: 'took too long to get ready' };
    return setBack(deps, push, late, 'before', claim);
  }

  const draft = draftSourceOrder({
    order: order.value,
    reference: push.reference,
    orderUrl: destination.platform.orderUrl(push.platformOrderId),
    destination: destination.store,
    settings,
    prices: prices.value,
    share: shareOf(push),
    repairs: push.repairs,
    lines,
  });
  for (const field of push.repairs) {
    const repair = repairFor(field, order.value);
    if (repair) await deps.push.noteRepaired(push, shownRepair(repair));
  }
  const created = await source.platform.createSourceOrder(draft);
  if (created.ok) return keep(deps, { ...push, lines }, created.value, 'push-created');
  const failure = withoutPeople(created.failure, draft);
  if (failure.kind === 'too-few')
    return goWithoutShort(deps, { ...push, lines }, claim, source.platform, {
      tooFew: settings.tooFew,
      isWhole:
        settings.linesThatStay === 'hold-order' &&
        !isOver('some-lines-stay', push.ask, order.value),
      isPart: parts.shares.some(({ part }) => part !== push.part),
      failure,
    });
  if (
    failure.kind === 'address-refused' &&
    !push.repairs.includes(failure.field) &&
    repairFor(failure.field, order.value)
  ) {
    await deps.push.repair(push, claim, failure.field);
    await deps.runAgain(push.id, deps.now());
    return `sends ${failure.field} in another form`;
  }
  return setBack(deps, push, failure, 'create', claim);
}

/** A store may quote what it refuses, and no address is kept (AC1). */
function withoutPeople(failure: PlatformFailure, draft: SourceOrderDraft): PlatformFailure {
  if (!('message' in failure)) return failure;
  const { customer, shippingAddress, billingAddress, note } = draft;
  const people = { customer, shippingAddress, billingAddress, note };
  return { ...failure, message: maskedSentence(failure.message, people) };
}

/** Its lines were taken out of it, since the source has too few of them; or its customer wants nothing of them any more. */
const whyNothing = (push: Push): OrderStop =>
  push.lines.length === 0 ? 'no-line-qualifies' : 'nothing-left-to-ship';

/** Sends one adjustment of a ledger to the source store (ST2): identically until there is an answer, ten minutes long. */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { AdjustmentAnswer } from './ledger/adjusted.ts';
import type { AdjustmentToSend } from './ledger/adjustments.ts';
import type { LedgerPort } from './ledger-port.ts';
import type { LedgerName } from './setup.ts';

export type AdjustSourceDeps = {
  ledger: (name: LedgerName) => LedgerPort;
  openPlatform: (storeId: string) => Promise<Platform>;
  /** The source may itself be a destination: for the ledgers it shows, what we took there is a sale (stock rule 10). */
  passOnward: (name: LedgerName, sent: AdjustmentToSend, at: string) => Promise<void>;
  now: () => number;
};

/** An unknown answer is repeated for this long: stores remember a key for longer. */
export const repeatForMs = 10 * 60_000;

export async function adjustSource(
  deps: AdjustSourceDeps,
  name: LedgerName,
  number: number,
): Promise<Result<string, PlatformFailure>> {
  const ledger = deps.ledger(name);
  const sent = await ledger.takeAdjustment(number);
  if (!sent) return ok('nothing to adjust (any more)');
  const platform = await deps.openPlatform(name.sourceStoreId);
  const { locationId, delta, changeFrom } = sent;
  const answer = await platform.adjustLevel({
    inventoryItemId: name.inventoryItemId,
    locationId,
    delta,
    changeFrom,
    key: await keyOf(sent.name),
    reference: sent.name,
  });
  if (!answer.ok) {
    const { failure } = answer;
    if (failure.kind === 'refused') {
      await ledger.adjusted(number, { kind: 'refused', message: failure.message });
      return ok(`refused: ${failure.message}`);
    }
    if (deps.now() - sent.sentAt < repeatForMs || neverSent(failure)) return fail(failure);
    await ledger.adjusted(number, { kind: 'unknown' });
    return ok('no answer within ten minutes');
  }
  const { value } = answer;
  if (value.adjusted) await deps.passOnward(name, sent, value.at);
  await ledger.adjusted(number, answerOf(value));
  return ok(value.adjusted ? `the source was adjusted by ${delta}` : value.why);
}

/** Failures of this try alone say nothing of an earlier one, whose answer may be lost. */
const neverSent = (failure: PlatformFailure): boolean =>
  failure.kind === 'throttled' ||
  failure.kind === 'paused' ||
  failure.kind === 'unauthorized' ||
  failure.kind === 'forbidden';

const answerOf = (
  value: Extract<Awaited<ReturnType<Platform['adjustLevel']>>, { ok: true }>['value'],
): AdjustmentAnswer => {
  if (value.adjusted)
    return { kind: 'adjusted', at: Date.parse(value.at) || 0, available: value.available };
  if (value.why === 'stale') return { kind: 'stale' };
  return { kind: 'refused', message: `${value.code}: ${value.message}` };
};

/** The same adjustment has the same key whoever sends it: 32 hex digits of its name's hash. */
async function keyOf(name: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name));
  return [...new Uint8Array(hash).slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** Answers whether an order would push, line by line, by asking the rules that push it (OP10, OP14). Pure. */
import type { PlatformOrder } from '../platforms/platform.ts';
import type { Store } from '../stores/store.ts';
import type { OrderStop } from './decisions.ts';
import { stopsOf } from './may-push.ts';
import { type PartsSoFar, type Plan, planPushes } from './plan-pushes.ts';
import type { PreviewLine, PushPreview } from './preview.ts';
import type { PushAsk } from './push-ask.ts';
import type { FactsOf, HeldLine, QualifiedLine } from './qualify-lines.ts';
import { isOverridable, type Overridable, overridable } from './reasons.ts';
import { settingsOf } from './settings.ts';
import { splitShort } from './split-short.ts';

export type PreviewInput = {
  store: Store;
  order: PlatformOrder;
  factsOf: FactsOf;
  soFar: PartsSoFar;
  /** A person's earlier word about it. */
  ask: PushAsk | undefined;
  /** Units of each line (platform id) that pushes which stand hold. */
  pushed: ReadonlyMap<string, number>;
  /** Units an order could take at each source store; a store that did not say is taken to have enough. */
  orderable: ReadonlyMap<string, { inventoryItemId: string; units: number | undefined }[]>;
  /** Names of source stores by id. */
  storeNames: ReadonlyMap<string, string>;
};

type Rules = Pick<PreviewInput, 'store' | 'order' | 'factsOf' | 'soFar'>;

const overAll = (over: readonly Overridable[]): PushAsk => ({
  by: '',
  at: 0,
  over: [...over],
  units: Number.POSITIVE_INFINITY,
});

/** What would become of the order if a person agreed to everything that may be overridden. */
export const planByHand = ({ store, order, factsOf, soFar }: Rules): Plan =>
  planPushes(store, order, factsOf, soFar, overAll(overridable));

export function previewPush(input: PreviewInput): Omit<PushPreview, 'order' | 'already'> {
  const { store, order, factsOf, soFar, ask } = input;
  const plan = planByHand(input);
  const { going, held } = withStock(input, plan);
  const lines = order.lines.map((line): PreviewLine => {
    const stays = held.filter(({ lineId }) => lineId === line.id);
    return {
      lineId: line.id,
      title: [line.title, line.variantTitle].filter(Boolean).join(', '),
      sku: line.sku,
      ordered: line.currentQuantity,
      pushed: input.pushed.get(line.id) ?? 0,
      goes: going
        .filter(({ lineId }) => lineId === line.id)
        .map(({ sourceStoreId, quantity }) => ({
          sourceStoreId,
          sourceStoreName: input.storeNames.get(sourceStoreId) ?? '',
          units: quantity,
        })),
      stays: stays[0] && {
        why: stays[0].why,
        units: stays.reduce((sum, { quantity }) => sum + quantity, 0),
      },
    };
  });
  return {
    byItself: planPushes(store, order, factsOf, soFar, ask).decision,
    refused: refusedFor(input, plan),
    overrides: overridesOf(input, held),
    lines,
    units: going.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** The first thing that no person may override. An order whose parts stand already is not refused for having no more. */
function refusedFor({ store, order, soFar }: Rules, plan: Plan): OrderStop | undefined {
  const stop = stopsOf(store, order).find((one) => !isOverridable(one));
  if (stop === 'nothing-left-to-ship' && soFar.standing) return undefined;
  if (stop !== undefined) return stop;
  return plan.decision === 'pushed' ? undefined : plan.decision;
}

/** What a person must agree to, in the order in which it is asked. */
function overridesOf(rules: Rules, held: HeldLine[]): Overridable[] {
  const { store, order, factsOf, soFar } = rules;
  const stops = stopsOf(store, order).filter(isOverridable);
  // Its push would wait whole for what the source has too few of.
  const isWhole = settingsOf(store).linesThatStay === 'hold-order';
  if (isWhole && held.some(({ why }) => why === 'too-few')) return [...stops, 'some-lines-stay'];
  const withoutSome = overAll(overridable.filter((one) => one !== 'some-lines-stay'));
  const { decision } = planPushes(store, order, factsOf, soFar, withoutSome);
  return decision === 'some-lines-stay' ? [...stops, decision] : stops;
}

/** What the sources have of the new pushes' lines: as a push learns it once the store refuses it. */
function withStock(
  { store, orderable }: PreviewInput,
  plan: Plan,
): { going: QualifiedLine[]; held: HeldLine[] } {
  const settings = settingsOf(store);
  const going: QualifiedLine[] = [];
  const held = [...plan.held];
  for (const push of plan.pushes) {
    const has = orderable.get(push.sourceStoreId);
    if (!has || settings.tooFew === 'below-zero') {
      going.push(...push.lines);
      continue;
    }
    const lines = push.lines.map((line) => ({ ...line, before: 0 }));
    const split = splitShort(lines, has, settings.tooFew);
    for (const line of push.lines) {
      const units = split.going.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
      if (units > 0) going.push({ ...line, quantity: units });
    }
    held.push(
      ...split.short.map(({ lineId, units }) => ({
        lineId,
        why: 'too-few' as const,
        quantity: units,
      })),
    );
  }
  return { going, held };
}

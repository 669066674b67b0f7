/** What a preview says in sentences: what becomes of the order by itself, what would go, and why nothing can. Pure. */

import type { PushPreview } from '../../src/order-push/preview.ts';
import type { Overridable } from '../../src/order-push/reasons.ts';
import { decisionWords } from '../words.ts';

const unitsText = (units: number): string =>
  units === 1 ? '1 unit' : `${units.toLocaleString('en')} units`;

/** Pushes that stand: a withdrawn or failed one made no order. */
export const standing = (preview: PushPreview): PushPreview['already'] =>
  preview.already.filter(({ state }) => state !== 'withdrawn');

/** Of those, the ones that are not at their source yet: Push Order tries them again. */
const unfinished = (preview: PushPreview): PushPreview['already'] =>
  standing(preview).filter(({ state }) => state !== 'created');

/** Whether Push Order would do anything, once what it overrides is ticked. */
export const canGo = (preview: PushPreview): boolean =>
  preview.refused === undefined && (preview.units > 0 || unfinished(preview).length > 0);

/** What Push Order does with a push that stands and has made no order yet. */
const againWords = ({ state, sourceStoreName }: PushPreview['already'][number]): string =>
  state === 'failed'
    ? `Its push to ${sourceStoreName} failed: Push Order tries it again.`
    : `Its push to ${sourceStoreName} is under way: Push Order tries it at once.`;

/** In a sentence, what becomes of it without anybody. */
export function byItselfWords(preview: PushPreview): string {
  if (standing(preview).length > 0 && preview.units === 0)
    return 'Nothing more of it goes: all that can is pushed.';
  if (preview.byItself === 'pushed') {
    const sources = [
      ...new Set(preview.lines.flatMap(({ goes }) => goes.map((to) => to.sourceStoreName))),
    ];
    return `It goes by itself: ${unitsText(preview.units)} to ${sources.join(', ')}.`;
  }
  const { says, next } = decisionWords[preview.byItself];
  return `It does not go by itself. ${says}. ${next}`;
}

/** What Push Order would do: `Would go: 3 units to North Supply.` */
export function goesWords(preview: PushPreview): string {
  const bySource = new Map<string, number>();
  for (const { sourceStoreName, units } of preview.lines.flatMap(({ goes }) => goes))
    bySource.set(sourceStoreName, (bySource.get(sourceStoreName) ?? 0) + units);
  const again = unfinished(preview).map(againWords);
  if (bySource.size === 0) return again.join(' ') || 'Nothing of it would go.';
  const parts = [...bySource].map(([name, units]) => `${unitsText(units)} to ${name}`);
  return [`Would go: ${parts.join(', ')}.`, ...again].join(' ');
}

/** Why Push Order cannot be pressed; undefined where it can. */
export function shutWords(
  preview: PushPreview,
  agreed: ReadonlySet<Overridable>,
): string | undefined {
  if (preview.refused) return `${decisionWords[preview.refused].says}.`;
  if (!canGo(preview))
    return standing(preview).length > 0
      ? 'It is pushed already: nothing more would go.'
      : 'No line of it can go.';
  const open = preview.overrides.filter((stop) => !agreed.has(stop));
  if (open.length === 0) return undefined;
  return open.length === 1 ? 'Tick what it overrides first.' : `Tick all ${open.length} first.`;
}

/** Says of an order what was created at its sources and what was not, so that nobody has to guess before a Retry. */
import type { EffectState } from '../../src/effects/effect.ts';

export type CreatedOf = {
  storeName: string;
  heldUnits: number;
  pushes: readonly {
    state: EffectState;
    sourceStoreName: string;
    sourceOrderName: string | null;
    units: number;
  }[];
};

const units = (count: number): string => (count === 1 ? '1 unit' : `${count} units`);
const stay = (count: number): string => (count === 1 ? 'stays' : 'stay');

/** Pure. A sentence for each push, and one for what stays behind. */
export function createdWords(order: CreatedOf): string[] {
  const sentences = order.pushes.flatMap((push) => sentenceOf(push) ?? []);
  if (order.heldUnits > 0)
    sentences.push(`${units(order.heldUnits)} ${stay(order.heldUnits)} at ${order.storeName}.`);
  return sentences;
}

function sentenceOf(push: CreatedOf['pushes'][number]): string | undefined {
  const { sourceStoreName, sourceOrderName } = push;
  switch (push.state) {
    case 'created':
      return `${sourceOrderName ?? 'An order'} was created on ${sourceStoreName} with ${units(push.units)}.`;
    case 'failed':
    case 'ready':
      return `Nothing was created on ${sourceStoreName} yet: ${units(push.units)} still to go.`;
    case 'creating':
      return `Whether an order of ${units(push.units)} was created on ${sourceStoreName} is not known yet. We look for it and never create it twice.`;
    case 'withdrawn':
      return undefined;
  }
}

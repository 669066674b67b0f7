/** Every sentence about Location Groups: what is wrong with a map, what saving it does, and what came of it. Pure. */
import { type GroupMap, type GroupProblem, groupNameMost } from '../../src/stores/group-map.ts';
import { onlyOtherwise } from '../../src/stores/group-map-changes.ts';
import { skusText } from '../inventory/stock-words.ts';
import type { Difference } from '../settings/settings-differences.ts';

type NameOf = (locationId: string) => string;

/** @param map the one that has the problem */
export function problemSays(problem: GroupProblem, map: GroupMap, nameOf: NameOf): string {
  const other = (at: number) => map[at]?.name.trim() || 'another group';
  switch (problem.kind) {
    case 'in-two-groups':
      return `${nameOf(problem.locationId)} is in ${other(problem.otherAt)} already. A location is in one group at most.`;
    case 'served-twice':
      return `${nameOf(problem.locationId)} is served by ${other(problem.otherAt)} already. One group serves a location.`;
    case 'not-of-store':
      return `${problem.of === 'source' ? 'The source' : 'The destination'} store has no such location any more. Read the locations again.`;
    case 'newly-closed':
      return `${nameOf(problem.locationId)} is closed at its store. Open it there first.`;
    case 'no-sources':
      return 'No location serves this group.';
    case 'name-empty':
      return 'Give the group a name.';
    case 'name-too-long':
      return `A name has ${groupNameMost} characters at most.`;
    case 'name-twice':
      return `Another group is called ${other(problem.otherAt)}. Names tell groups apart.`;
  }
}

export const isAboutName = ({ kind }: GroupProblem): boolean =>
  kind === 'name-empty' || kind === 'name-too-long' || kind === 'name-twice';

export const ordersText = (orders: number): string =>
  orders === 1 ? '1 order' : `${orders.toLocaleString('en')} orders`;

export type PreviewFacts = {
  set: number;
  up: number;
  down: number;
  toZero: number;
  uncertain: number;
  waiting: number;
  left: number;
  orders: number;
};

/** What saving would do, a sentence each; the first is about stock. @param store the destination */
export function previewSays(facts: PreviewFacts, store: string): string[] {
  const about = facts.uncertain > 0 ? 'About ' : '';
  const { set, up, down, toZero, waiting, left, orders } = facts;
  const number = (units: number) => units.toLocaleString('en');
  return [
    set === 0
      ? `No SKU at ${store} is set to another number at once.`
      : `${about}${skusText(set)} at ${store} ${set === 1 ? 'is' : 'are'} set at once: ${number(up)} up, ${number(down)} down, ${number(toZero)} to zero.`,
    ...(waiting > 0
      ? [
          `${skusText(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for Apply where a location is served newly: nothing is written there before.`,
        ]
      : []),
    ...(left > 0
      ? [
          `${skusText(left)} ${left === 1 ? 'is' : 'are'} no longer followed where a location is served no more: ${store} keeps its numbers there.`,
        ]
      : []),
    ...(orders > 0
      ? [
          `${ordersText(orders)} that ${orders === 1 ? 'is' : 'are'} open ${orders === 1 ? 'is' : 'are'} looked at again. Pushed ones stay pushed.`,
        ]
      : []),
  ];
}

/** What a person reads after saving. */
export function savedSays(
  { set, waiting, uncertain }: Pick<PreviewFacts, 'set' | 'waiting' | 'uncertain'>,
  store: string,
): string {
  const about = uncertain > 0 ? 'About ' : '';
  return [
    'Saved.',
    ...(set > 0
      ? [`${about}${skusText(set)} at ${store} ${set === 1 ? 'is' : 'are'} being set.`]
      : []),
    ...(waiting > 0 ? [`${skusText(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for Apply.`] : []),
  ].join(' ');
}

/** Who was first, as far as it is known. @param when in words */
export const meanwhileSays = (by: string | undefined, when: string): string =>
  by === undefined
    ? 'These groups were changed meanwhile. Nothing was saved: look at the present ones first.'
    : `${by} changed these groups ${when}. Nothing was saved: look at the present ones first.`;

/** Where the saved map and a drawn one differ, location by location. */
export function mapDifferences(present: GroupMap, yours: GroupMap, nameOf: NameOf): Difference[] {
  const places = new Set(
    [...onlyOtherwise(present, yours), ...onlyOtherwise(yours, present)].map(
      (group) => group.destinationLocationId,
    ),
  );
  const told = (map: GroupMap, place: string): string => {
    const group = map.find((one) => one.destinationLocationId === place);
    if (!group) return 'not served';
    const from = group.sourceLocationIds.map(nameOf).join(', then ');
    return group.name === nameOf(place) ? from : `${group.name}: ${from}`;
  };
  return [...places].map((place) => ({
    what: nameOf(place),
    present: told(present, place),
    yours: told(yours, place),
  }));
}

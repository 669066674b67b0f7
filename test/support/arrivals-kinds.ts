/** The orders of arrival in which a story's webhooks are told: each order of them, each one doubled, each one lost. */
import { ordersOf } from './arrivals-orders.ts';

/** One webhook handed over, by its place in the order in which they were made. */
export type Handed = {
  at: number;
  /** Under another id, as of a second subscription: no inbox takes it for the same. */
  again?: true;
};

export type Arrival = {
  /** For people. */
  name: string;
  /** Handed over one after another, with time for the road between. */
  handed: Handed[];
  /** All in one moment instead: they are gathered. */
  atOnce?: true;
  /** Something of it is never told: only reconciling finds it. */
  isLossy?: true;
};

/**
 * @param says what each webhook says, in the order in which they were made
 * @param seed of shuffles, where they are too many for every order
 * @returns as they happened first
 */
export function arrivalsOf(says: readonly string[], seed: string): Arrival[] {
  const made = says.map((_, at): Handed => ({ at }));
  const one = (at: number) => `webhook ${at + 1}`;
  return [
    ...ordersOf(says, seed).map((order) => ({
      name: 'in another order',
      handed: order.map((at) => ({ at })),
    })),
    { name: 'all at once', handed: made, atOnce: true },
    { name: 'all at once, backwards', handed: made.toReversed(), atOnce: true },
    ...made.flatMap((twice): Arrival[] => [
      {
        name: `${one(twice.at)} doubled`,
        handed: made.flatMap((each) => (each === twice ? [each, each] : [each])),
      },
      {
        name: `${one(twice.at)} told again at the end`,
        handed: [...made, { ...twice, again: true }],
      },
    ]),
    ...made.flatMap((lost): Arrival[] => {
      const others = made.filter((each) => each !== lost);
      return [
        { name: `${one(lost.at)} lost`, handed: others, isLossy: true },
        {
          name: `${one(lost.at)} lost, the others backwards`,
          handed: others.toReversed(),
          isLossy: true,
        },
      ];
    }),
    { name: 'all lost', handed: [], isLossy: true },
  ];
}

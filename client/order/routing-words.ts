/** Says where a push ships from: as its Location Group wants it, moved there, or elsewhere, and why. Pure. */
import { type RoutingWhy, routingWhy } from '../../src/order-push/routing-why.ts';
import type { OrderPage } from '../trpc.ts';

type Routing = OrderPage['routings'][number];

/** `isElsewhere`: it ships from outside its group, and a person may want to move it. */
export type RoutingSaid = { says: string; isElsewhere: boolean };

const whyWords: Record<RoutingWhy, string> = {
  'not-routed': 'the store has not routed it yet',
  'no-open-location': 'no location of the group is open',
  'by-hand': 'it was moved there at the source store',
  over: 'it was shipped or cancelled before it could be moved',
  refused: 'the source store does not move it',
  unreachable: 'the source store could not be asked to move it',
};

/** @returns a sentence for each place that it was routed to; none where nothing is known */
export function routingWords(
  order: Pick<OrderPage, 'routings' | 'shipsFrom'>,
  pushId: string,
): RoutingSaid[] {
  const routings = order.routings.filter((one) => one.pushId === pushId);
  if (routings.length > 0)
    return routings.flatMap((routing) => {
      const said = wordsOf(routing);
      return said ? [said] : [];
    });
  const names = order.shipsFrom.filter((one) => one.pushId === pushId).map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ says: `Ships from ${names.join(' and ')}`, isElsewhere: false }];
}

function wordsOf({ state, fromName, toName, why }: Routing): RoutingSaid | undefined {
  const { kind, words } = routingWhy(why ?? '');
  if (fromName === null)
    return state === 'elsewhere' && kind === 'over'
      ? undefined
      : { says: 'The source store has not routed it yet', isElsewhere: false };
  if (state === 'owed')
    return { says: `Routed to ${fromName}, on its way to ${toName}`, isElsewhere: false };
  if (state === 'moved')
    return {
      says:
        fromName === toName
          ? `Ships from ${toName}`
          : `Was routed to ${fromName}, moved to ${toName}`,
      isElsewhere: false,
    };
  const because = words ? `${whyWords[kind]} (${words.replace(/\.$/, '')})` : whyWords[kind];
  return {
    says: `Routed to ${fromName}, outside its Location Group: ${because}`,
    isElsewhere: kind !== 'over',
  };
}

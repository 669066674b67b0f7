// What every resolver is given: the store, the figures it has worked out in this request, and notes on searches.
import type { GraphQLResolveInfo } from 'graphql';
import { type OrderFigures, orderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';

export type Context = {
  state: State;
  /** the store's own address, 'http://127.0.0.1:4401' */
  baseUrl: string;
  /** worked out once a request, forgotten whenever a mutation runs */
  figures: Map<string, OrderFigures>;
  /** what `extensions.search` says of searches with fields Shopify does not know */
  searches: object[];
};

export type Arguments = Record<string, unknown>;

export type Resolver<S> = (
  source: S,
  args: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/** The figures of an order, worked out once. */
export function figuresOf({ state, figures }: Context, order: OrderRecord): OrderFigures {
  const known = figures.get(order.id);
  if (known !== undefined) return known;
  const made = orderFigures(state, order);
  figures.set(order.id, made);
  return made;
}

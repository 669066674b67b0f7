/** What a print page is about, as its address has it: chosen pushes, or the first of what the list shows. */
import { useLocation, useSearchParams } from '@solidjs/router';
import { type Asked, filterOf, type Listed, listedOf } from '../orders/list-address.ts';
import { mostPushes } from './limits.ts';

export type PrintAsked = {
  /** Undefined: the first of what the list shows. */
  pushIds: () => string[] | undefined;
  listed: () => Listed;
  /** The same as the server is asked for it. */
  filter: () => ReturnType<typeof filterOf>;
  /** How many more were chosen than fit. */
  tooMany: () => number;
  /** The name of an order that was chosen in the list; undefined where the page was opened by its address. */
  nameOf: (pushId: string) => string | undefined;
  /** The same for the next print page. */
  state: () => string;
  prices: () => boolean;
  setPrices: (on: boolean) => void;
};

type Params = Asked & { pushes?: string; prices?: string };

export function createPrintAsked(): PrintAsked {
  const [params, setParams] = useSearchParams<Params>();
  const location = useLocation<{ names?: Record<string, string> }>();
  const all = () => [...new Set((params.pushes ?? '').split(',').filter(Boolean))];
  const listed = () => ({ ...listedOf(params), cursor: undefined });
  return {
    pushIds: () => (params.pushes === undefined ? undefined : all().slice(0, mostPushes)),
    listed,
    filter: () => filterOf(listed()),
    tooMany: () => Math.max(0, all().length - mostPushes),
    nameOf: (pushId) => location.state?.names?.[pushId],
    state: () => JSON.stringify({ names: location.state?.names ?? {} }),
    prices: () => params.prices === '1',
    setPrices: (on) => setParams({ prices: on ? '1' : undefined }, { replace: true }),
  };
}

/** Pure. What the other print page is linked with. */
export const printOf = (asked: PrintAsked): { pushIds: readonly string[] } | { listed: Listed } => {
  const pushIds = asked.pushIds();
  return pushIds ? { pushIds } : { listed: asked.listed() };
};

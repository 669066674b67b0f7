/** What stands in place of listings where there are none: nothing imported, nothing that fits, or nothing so far. */
import { type JSX, Match, Switch } from 'solid-js';
import PackageIcon from '~icons/lucide/package-search';
import { NothingMatches, NothingYet } from '../ui/states.tsx';

export function NoProducts(props: {
  isNarrowed: boolean;
  /** Not all that may fit was looked at: the next page goes on. */
  goesOn: boolean;
  destination: string;
  clear: () => void;
}): JSX.Element {
  return (
    <Switch
      fallback={
        <NothingYet icon={PackageIcon} title="No products yet">
          Nothing of {props.destination} was imported yet. Import its products above: what both
          stores list is linked by SKU.
        </NothingYet>
      }
    >
      <Match when={props.goesOn}>
        <p class="px-4 py-10 text-center text-quiet">
          None among the titles looked through so far. Go on with Next.
        </p>
      </Match>
      <Match when={props.isNarrowed}>
        <NothingMatches what="products" clears="search and view" clear={props.clear} />
      </Match>
    </Switch>
  );
}

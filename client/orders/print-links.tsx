/** The two ways to paper: what to fetch from the shelves, and what goes into the parcels. */
import type { JSX } from 'solid-js';
import PickIcon from '~icons/lucide/clipboard-list';
import SlipsIcon from '~icons/lucide/printer';
import { useShell } from '../shell/shell-state.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { type Listed, printPath } from './list-address.ts';

export function PrintLinks(props: {
  of: { pushIds: readonly string[] } | { listed: Listed };
  /** Names of the orders by push, for what a paper says of one that is missing. */
  names?: Readonly<Record<string, string>>;
  small?: boolean;
}): JSX.Element {
  const shell = useShell();
  const state = () => JSON.stringify({ names: props.names ?? {} });
  return (
    <>
      <ButtonLink
        small={props.small ?? false}
        icon={PickIcon}
        href={shell.to(printPath('pick-list', props.of))}
        state={state()}
      >
        Pick list
      </ButtonLink>
      <ButtonLink
        small={props.small ?? false}
        icon={SlipsIcon}
        href={shell.to(printPath('slips', props.of))}
        state={state()}
      >
        Packing slips
      </ButtonLink>
    </>
  );
}

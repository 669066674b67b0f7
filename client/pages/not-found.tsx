/** Nothing is at this address: what can be done from here. */
import type { JSX } from 'solid-js';
import { HelpLine } from '../shell/help-line.tsx';
import { useShell } from '../shell/shell-state.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

export default function NotFoundPage(): JSX.Element {
  return <Missing title="Nothing is here">There is no page at this address.</Missing>;
}

/** Also for an order or a store that is not there. */
export function Missing(props: { title: string; children: JSX.Element }): JSX.Element {
  const shell = useShell();
  return (
    <Page title={props.title} lead={props.children}>
      <div class="flex flex-col items-start gap-4">
        <div class="flex flex-wrap gap-2">
          <ButtonLink look="main" href={shell.to('/order-push')}>
            Look for an order
          </ButtonLink>
          <ButtonLink href={shell.to('/')}>Overview</ButtonLink>
        </div>
        <HelpLine />
      </div>
    </Page>
  );
}

/** Webhook deliveries (WH2): everything the stores told us, what became of it, and what gave up, to go again from here. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Match, Switch } from 'solid-js';
import { DeliveriesCard } from '../deliveries/deliveries-card.tsx';
import { type View, viewOf, views } from '../deliveries/delivery-views.ts';
import { LettersCard } from '../deliveries/letters-card.tsx';
import { useShell } from '../shell/shell-state.tsx';
import { Page } from '../ui/page.tsx';
import { ViewLinks } from '../ui/view-links.tsx';

export default function DeliveriesPage(): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ view?: string }>();
  const view = () => viewOf(params.view);
  const listView = () => {
    const shown = view();
    return shown === 'gave-up' ? undefined : shown;
  };
  const link = (to: View, cursor?: string) => {
    const search = new URLSearchParams();
    if (to !== 'all') search.set('view', to);
    if (cursor) search.set('cursor', cursor);
    return shell.to(`/deliveries${search.size > 0 ? `?${search}` : ''}`);
  };
  return (
    <Page
      title="Webhook deliveries"
      lead="What your stores told Crossdock in the last thirty days, and what became of it. Replaying is safe: whatever happened already does not happen twice."
    >
      <div class="mb-4">
        <ViewLinks views={views} shown={view()} link={link} />
      </div>
      <Switch>
        <Match when={listView()}>{(shown) => <DeliveriesCard view={shown()} link={link} />}</Match>
        <Match when={view() === 'gave-up'}>
          <LettersCard link={link} />
        </Match>
      </Switch>
    </Page>
  );
}

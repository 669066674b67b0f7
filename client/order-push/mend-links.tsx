/** Links to where a reason is mended, one beside the other. */
import { For, type JSX, Show } from 'solid-js';
import { manualPushPath } from '../manual-push/manual-push-path.ts';
import { useShell } from '../shell/shell-state.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { type MendAbout, mendLinks } from './mend.ts';

/**
 * @param props `most`: only so many, the likeliest first; `platformOrderId`: by it the order is pushed by hand, where the
 * chosen store ships
 */
export function MendLinks(props: {
  kind: string;
  about: MendAbout;
  most?: number;
  platformOrderId?: string;
}): JSX.Element {
  const shell = useShell();
  const byHandPath = () => {
    const { platformOrderId, about } = props;
    if (!platformOrderId || !shell.ships()) return undefined;
    return shell.to(manualPushPath({ destinationStoreId: about.storeId, platformOrderId }));
  };
  const links = () =>
    mendLinks(props.kind, { ...props.about, to: shell.to, byHandPath: byHandPath() }).slice(
      0,
      props.most,
    );
  return (
    <Show when={links().length > 0}>
      <span class="inline-flex flex-wrap gap-x-3">
        <For each={links()}>
          {(link) => (
            <Show
              when={link.isOutside}
              fallback={
                <a class="link" href={link.href}>
                  {link.says}
                </a>
              }
            >
              <OutsideLink href={link.href}>{link.says}</OutsideLink>
            </Show>
          )}
        </For>
      </span>
    </Show>
  );
}

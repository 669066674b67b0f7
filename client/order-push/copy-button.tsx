/** Puts a text on the clipboard, and says whether that went well. */
import { createSignal, type JSX, Show } from 'solid-js';
import CopyIcon from '~icons/lucide/copy';
import { Button } from '../ui/button.tsx';

/** @param props `what` is copied, for who does not see where the button stands; `copied` is called once it is */
export function CopyButton(props: {
  what: string;
  text: () => string;
  copied?: () => void;
}): JSX.Element {
  const [said, setSaid] = createSignal<'Copied' | 'Could not copy'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text());
      setSaid('Copied');
      props.copied?.();
    } catch {
      setSaid('Could not copy');
    }
    setTimeout(() => setSaid(undefined), 3_000);
  };
  return (
    <Button small icon={CopyIcon} onClick={() => void copy()}>
      <span role="status">{said() ?? 'Copy'}</span>
      <Show when={!said()}>
        <span class="sr-only"> {props.what}</span>
      </Show>
    </Button>
  );
}

/** Where to get help, as it stands in every error dialog (HP1). */
import { type JSX, Show } from 'solid-js';
import { useShell } from './shell-state.tsx';

export function HelpLine(): JSX.Element {
  const shell = useShell();
  return (
    <Show when={shell.reading.data?.support}>
      {(support) => (
        <p class="text-[0.8125rem] text-quiet">
          Stuck?{' '}
          <a class="link" href={support().contactUrl} target="_blank" rel="noreferrer">
            Contact Us
          </a>{' '}
          or write to{' '}
          <a class="link" href={`mailto:${support().email}`}>
            {support().email}
          </a>
        </p>
      )}
    </Show>
  );
}

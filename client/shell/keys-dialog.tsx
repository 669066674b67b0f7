/** The list of keys, shown by `?`. */
import { For, type JSX, onCleanup } from 'solid-js';
import { Dialog } from '../ui/dialog.tsx';
import { giveFocusBack } from '../ui/give-focus-back.ts';
import type { Place } from './places.ts';

export default function KeysDialog(props: {
  places: readonly Place[];
  close: () => void;
}): JSX.Element {
  onCleanup(giveFocusBack());
  const keys = (): [string[], string][] => [
    [['/'], 'Search'],
    [['J'], 'Next row'],
    [['K'], 'Row before'],
    [['Enter'], 'Open the row'],
    [['X'], 'Choose the row, where rows can be chosen'],
    [['U'], 'Mark the row read or unread, on Notifications'],
    [['Esc'], 'Close what is open'],
    ...props.places.map((place): [string[], string] => [
      ['G', place.letter.toUpperCase()],
      `Go to ${place.name}`,
    ]),
    [['?'], 'This list'],
  ];
  return (
    <Dialog title="Keys" close={props.close}>
      <dl class="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2.5">
        <For each={keys()}>
          {([pressed, what]) => (
            <>
              <dt class="flex gap-1">
                <For each={pressed}>
                  {(key) => (
                    <kbd class="min-w-7 rounded-md border border-strong bg-surface px-1.5 py-0.5 text-center font-mono text-xs">
                      {key}
                    </kbd>
                  )}
                </For>
              </dt>
              <dd>{what}</dd>
            </>
          )}
        </For>
      </dl>
    </Dialog>
  );
}

/** Adds an e-mail address or a webhook to where a person is told. */
import { createUniqueId, type JSX, onMount, Show } from 'solid-js';
import type { ChannelKind, PersonSettings } from '../../src/notices/channel.ts';
import { trpc } from '../trpc.ts';
import { ActDialog, type Acted } from '../ui/act-dialog.tsx';
import { channelWords } from './notice-settings-words.ts';
import type { ShownSecret } from './types.ts';

/** @param props `zone`: saved along, where a person never set one; `added` is called with a webhook's secret */
export default function AddChannelDialog(props: {
  kind: ChannelKind;
  zone: string | undefined;
  settings: PersonSettings;
  added: (secret: ShownSecret) => void;
  close: () => void;
}): JSX.Element {
  const isMail = () => props.kind === 'email';
  const act = async (filled: FormData): Promise<Acted> => {
    const address = String(filled.get('address') ?? '').trim();
    if (!address)
      return {
        done: false,
        says: isMail() ? 'Type an e-mail address.' : 'Type an address that begins with https://.',
      };
    const { kind, zone } = props;
    if (zone) {
      const { muted, quiet, digestAt } = props.settings;
      await trpc.notices.saveSettings.mutate({ muted, quiet, digestAt, zone });
    }
    const { secret } = await trpc.notices.addChannel.mutate({ kind, address });
    if (secret) props.added({ address, secret, oldUntil: null });
    return { done: true, says: `${address} is told from now on.` };
  };
  return (
    <ActDialog
      isForm
      title={channelWords[props.kind].add}
      words="Add"
      busyWords="Adding …"
      act={act}
      close={() => props.close()}
    >
      <AddressField isMail={isMail()} />
    </ActDialog>
  );
}

function AddressField(props: { isMail: boolean }): JSX.Element {
  const id = createUniqueId();
  let field: HTMLInputElement | undefined;
  // After the dialog, which puts the focus on its first button.
  onMount(() => setTimeout(() => field?.focus()));
  return (
    <>
      <label for={id} class="mb-1 block text-[0.8125rem] font-semibold">
        {props.isMail ? 'E-mail address' : 'Address'}
      </label>
      <input
        ref={(made) => {
          field = made;
        }}
        id={id}
        name="address"
        class="field w-full"
        // Not `email` or `url`: the browser would complain in its own words and place.
        type="text"
        inputmode={props.isMail ? 'email' : 'url'}
        autocomplete={props.isMail ? 'email' : 'off'}
        spellcheck={false}
        maxLength={props.isMail ? 254 : 2000}
        placeholder={props.isMail ? '' : 'https://'}
        aria-describedby={`${id}-says`}
      />
      <p id={`${id}-says`} class="mt-1 text-[0.8125rem] text-quiet">
        <Show
          when={props.isMail}
          fallback="A public https address that answers within seconds. Every call is signed; the secret is shown once, after this."
        >
          Every mail says how to stop it with one click.
        </Show>
      </p>
    </>
  );
}

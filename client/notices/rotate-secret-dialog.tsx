/** Asks before a webhook gets a new secret, which is then shown once. */
import type { JSX } from 'solid-js';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { exactTime } from '../ui/time-words.ts';
import type { ShownChannel, ShownSecret } from './types.ts';

export default function RotateSecretDialog(props: {
  channel: ShownChannel;
  rotated: (secret: ShownSecret) => void;
  close: () => void;
}): JSX.Element {
  const act = async () => {
    const { id, address } = props.channel;
    const { secret, oldUntil } = await trpc.notices.rotateSecret.mutate({ id });
    props.rotated({ address, secret, oldUntil });
    return { done: true, says: `The old secret counts until ${exactTime(oldUntil)}.` };
  };
  return (
    <ActDialog
      title="Rotate the secret?"
      lead={<span class="wrap-anywhere">{props.channel.address}</span>}
      words="Rotate"
      act={act}
      close={() => props.close()}
    >
      <p>
        A new secret is made and shown once. For 24 hours calls are signed with both, so that the
        receiver can change over at any time within them.
      </p>
    </ActDialog>
  );
}

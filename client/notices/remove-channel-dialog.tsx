/** Asks before a channel is removed: what waits for it is told nowhere else. */
import type { JSX } from 'solid-js';
import { trpc } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import type { ShownChannel } from './types.ts';

export default function RemoveChannelDialog(props: {
  channel: ShownChannel;
  /** @param done whether it is removed */
  close: (done: boolean) => void;
}): JSX.Element {
  const act = async () => {
    const { id, address } = props.channel;
    await trpc.notices.removeChannel.mutate({ id });
    return { done: true, says: `${address} is removed.` };
  };
  return (
    <ActDialog
      title={`Remove ${props.channel.address}?`}
      words="Remove"
      cancel="Keep it"
      act={act}
      close={(done) => props.close(done)}
    >
      <p>
        Nothing is sent there any more, and what waits for it is forgotten. The bell and other
        channels go on.
      </p>
    </ActDialog>
  );
}

/** "Would it push?" of an order that is known here, answered line by line (OP14). */
import type { JSX } from 'solid-js';
import { ReadPushPreview } from '../manual-push/read-push-preview.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export default function WouldItPushDialog(props: {
  order: { id: string; name: string; storeName: string };
  close: () => void;
}): JSX.Element {
  return (
    <Dialog
      wide
      title={`Would ${props.order.name} push?`}
      lead={props.order.storeName}
      close={props.close}
      actions={<Button onClick={() => props.close()}>Close</Button>}
    >
      <ReadPushPreview of={{ orderId: props.order.id }} />
    </Dialog>
  );
}

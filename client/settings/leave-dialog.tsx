/** Asks whether to leave what is not saved. */
import type { JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export default function LeaveDialog(props: { stay: () => void; leave: () => void }): JSX.Element {
  return (
    <Dialog
      title="Leave without saving?"
      close={props.stay}
      actions={
        <>
          <Button onClick={() => props.leave()}>Leave</Button>
          <Button look="main" onClick={() => props.stay()}>
            Stay
          </Button>
        </>
      }
    >
      <p>What you changed here is not saved. Leaving forgets it.</p>
    </Dialog>
  );
}

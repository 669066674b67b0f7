/** A webhook's secret, shown once, and how its receiver checks the signature with it. */
import { createSignal, type JSX, Show } from 'solid-js';
import { CopyButton } from '../order-push/copy-button.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { giveFocusBack } from '../ui/give-focus-back.ts';
import { exactTime } from '../ui/time-words.ts';
import type { ShownSecret } from './types.ts';

/** What a receiver in JavaScript does. The library is that of https://www.standardwebhooks.com. */
const snippet = `import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.CROSSDOCK_SECRET);

// Throws where the signature is wrong, or older than five minutes.
// The body as it came in, before it is parsed.
const body = await request.text();
const notice = webhook.verify(body, Object.fromEntries(request.headers));`;

export default function SecretDialog(props: {
  shown: ShownSecret;
  close: () => void;
}): JSX.Element {
  const giveBack = giveFocusBack();
  const [isKept, setKept] = createSignal(false);
  const [isAsked, setAsked] = createSignal(false);
  const end = () => {
    props.close();
    giveBack();
  };
  /** A key, or a press beside it, is easily meant for something else: what is shown once is not lost by it. */
  const close = () => {
    if (isKept() || isAsked()) end();
    else setAsked(true);
  };
  return (
    <Dialog
      wide
      title="The secret of this webhook"
      lead={<span class="wrap-anywhere">{props.shown.address}</span>}
      close={close}
      actions={
        <Button look="main" onClick={end}>
          I have kept it
        </Button>
      }
    >
      <div class="flex flex-col gap-4">
        <p>
          It is shown this once. Keep it where the receiver reads it: with it, the receiver knows
          that a call is from here.
        </p>
        <Code what="the secret" text={props.shown.secret} copied={() => setKept(true)} />
        <Show when={isAsked() && !isKept()}>
          <p role="alert" class="rounded-lg bg-wait-soft px-4 py-3 text-wait">
            It was not copied yet, and is not shown again. Copy it, or close this once more if you
            have it.
          </p>
        </Show>
        <Show when={props.shown.oldUntil}>
          {(until) => <p>The one before counts too until {exactTime(until())}.</p>}
        </Show>
        <div>
          <p class="mb-1 font-semibold">How the receiver checks it</p>
          <p class="mb-2 text-quiet">
            Calls follow Standard Webhooks: <code>webhook-id</code>, <code>webhook-timestamp</code>{' '}
            and <code>webhook-signature</code> stand in the headers. With the library{' '}
            <code>standardwebhooks</code>, which is there for most languages:
          </p>
          <Code what="the lines" text={snippet} />
        </div>
      </div>
    </Dialog>
  );
}

const Code = (props: { what: string; text: string; copied?: () => void }) => (
  <div class="flex items-start justify-between gap-2 rounded-lg border border-line bg-sunken p-2">
    <pre
      onCopy={() => props.copied?.()}
      class="min-w-0 px-1 py-1.5 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
    >
      {props.text}
    </pre>
    <CopyButton what={props.what} text={() => props.text} copied={() => props.copied?.()} />
  </div>
);

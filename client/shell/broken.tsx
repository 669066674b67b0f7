/** A page that broke: a bug of ours. It says so, keeps the rest usable, and can be tried again. */
import { useLocation } from '@solidjs/router';
import { createEffect, createSignal, type JSX, on } from 'solid-js';
import CopyIcon from '~icons/lucide/copy';
import RetryIcon from '~icons/lucide/refresh-cw';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { HelpLine } from './help-line.tsx';

export function Broken(props: { error: unknown; again: () => void }): JSX.Element {
  const at = useLocation();
  const [copied, setCopied] = createSignal(false);
  // Another page is not broken with this one.
  createEffect(
    on(
      () => at.pathname,
      () => props.again(),
      { defer: true },
    ),
  );
  const details = () =>
    [
      `${new Date().toISOString()} ${location.pathname}${location.search}`,
      props.error instanceof Error ? `${props.error.name}: ${props.error.message}` : 'unknown',
      props.error instanceof Error ? props.error.stack : '',
    ].join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(details());
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Page
      title="This page broke"
      lead="A mistake of ours. Orders, tracking and stock go on without the dashboard."
    >
      <div role="alert" class="flex flex-col items-start gap-4">
        <div class="flex flex-wrap gap-2">
          <Button look="main" icon={RetryIcon} onClick={() => props.again()}>
            Try again
          </Button>
          <Button icon={CopyIcon} onClick={() => void copy()}>
            {copied() ? 'Copied' : 'Copy the details'}
          </Button>
        </div>
        <HelpLine />
      </div>
    </Page>
  );
}

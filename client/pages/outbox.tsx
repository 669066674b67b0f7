/** Outbox. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function OutboxPage(): JSX.Element {
  return <Page title="Outbox">{undefined}</Page>;
}

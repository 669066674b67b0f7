/** Notifications. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function NotificationsPage(): JSX.Element {
  return <Page title="Notifications">{undefined}</Page>;
}

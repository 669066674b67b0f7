/** Notifications. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function NotificationSettingsPage(): JSX.Element {
  return <Page title="Notifications">{undefined}</Page>;
}

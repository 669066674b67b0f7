/** The address of Settings as such: its first page. */
import { Navigate } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';

export default function SettingsPage(): JSX.Element {
  const shell = useShell();
  return <Navigate href={shell.to('/settings/order-push')} />;
}

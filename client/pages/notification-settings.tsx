/** Settings, Notifications (OP7): in the app, by e-mail and by webhook: what a person is told, where and when. */
import type { JSX } from 'solid-js';
import { SettingsForm } from '../notices/settings-form.tsx';
import { createReading } from '../reading.ts';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { trpc } from '../trpc.ts';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';

export default function NotificationSettingsPage(): JSX.Element {
  const settings = createReading(() => ({
    key: ['notice-settings'],
    read: () => trpc.notices.settings.query({}),
  }));
  return (
    <SettingsFrame
      title="Notifications"
      lead="What you are told, where and when. These are your own: others set theirs."
    >
      <Outdated problem={settings.data && settings.problem} again={settings.again} />
      <WhenRead reading={settings} rows={6} what="your settings" bringsCards>
        {(read) => <SettingsForm read={read()} />}
      </WhenRead>
    </SettingsFrame>
  );
}
